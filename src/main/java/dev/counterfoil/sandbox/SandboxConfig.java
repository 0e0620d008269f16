package dev.counterfoil.sandbox;

import java.nio.file.Path;

/**
 * Where a sandbox listens and keeps its things.
 *
 * @param port 0 for any free one
 * @param data folder of journal, credentials and control token
 * @param clientsFile where the demo clients' credentials go for a portal's one-click connect
 * @param reset whether to forget state and log on starting; credentials stay
 * @param introspection whether the APIs answer questions about their schemas
 */
public record SandboxConfig(int port, Path data, Path clientsFile, boolean reset, boolean introspection) {

    public SandboxConfig(int port, Path data, Path clientsFile, boolean reset) {
        this(port, data, clientsFile, reset, true);
    }

    /** For tests: any free port, everything in one folder. */
    public static SandboxConfig in(Path data) {
        return new SandboxConfig(0, data, data.resolve("demo-clients.json"), false);
    }
}
