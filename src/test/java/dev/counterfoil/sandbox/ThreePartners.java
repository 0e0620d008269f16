package dev.counterfoil.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A sandbox of its own for each test, and three of its clients to share with one another. */
abstract class ThreePartners {

    @TempDir
    Path data;

    RunningSandbox sandbox;
    Partner acme;
    Partner staging;
    Partner development;

    @BeforeEach
    void start() throws IOException {
        sandbox = Sandbox.start(SandboxConfig.in(data));
        acme = new Partner(sandbox, 0);
        staging = new Partner(sandbox, 1);
        development = new Partner(sandbox, 2);
    }

    @AfterEach
    void stop() {
        acme.close();
        staging.close();
        development.close();
        sandbox.close();
    }
}
