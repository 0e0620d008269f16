package dev.counterfoil.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A sandbox of its own for each test, and one of its clients that calls it as a program would. */
abstract class OneCaller {

    @TempDir
    Path data;

    RunningSandbox sandbox;
    DemoClient acme;
    Caller caller;

    @BeforeEach
    void start() throws IOException {
        sandbox = Sandbox.start(SandboxConfig.in(data));
        acme = sandbox.clients().getFirst();
        caller = new Caller(sandbox.origin(), acme);
    }

    @AfterEach
    void stop() {
        caller.close();
        sandbox.close();
    }
}
