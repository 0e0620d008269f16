package dev.counterfoil.sandbox;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The command line.
 *
 * @param message what to print instead of starting, or null
 * @param wrong whether the message is about a mistake
 */
record Options(SandboxConfig config, @Nullable String message, boolean wrong) {

    private static final int PORT = 8090;
    private static final Path DATA = Path.of("data", "sandbox");

    private static final String HELP = """
            Usage: counterfoil sandbox [options]

            Runs a stand-in for the Shop Partners API, the Shop Users API and their token endpoint
            on this machine.

              --port N             port to listen on (default 8090; 0 for any free one)
              --data DIR           where state, log and credentials are kept (default data/sandbox)
              --clients-file FILE  where the demo clients' credentials are written for a portal
                                   (default demo-clients.json in the data folder)
              --reset              forget state and log first; credentials stay
              --no-introspection   do not answer questions about the schemas
              --help               this text

            It listens on the loopback addresses only. Ctrl-C stops it.""";

    static Options parse(String[] args) {
        int port = PORT;
        Path data = DATA;
        @Nullable Path clientsFile = null;
        boolean reset = false;
        boolean introspection = true;
        try {
            for (int i = 0; i < args.length; i++) {
                switch (args[i]) {
                    case "--port" -> port = port(value(args, ++i));
                    case "--data" -> data = Path.of(value(args, ++i));
                    case "--clients-file" -> clientsFile = Path.of(value(args, ++i));
                    case "--reset" -> reset = true;
                    case "--no-introspection" -> introspection = false;
                    case "--help", "-h" -> {
                        return new Options(config(PORT, DATA, null, false, true), HELP, false);
                    }
                    default -> throw new IllegalArgumentException("Unknown option: " + args[i]);
                }
            }
            return new Options(config(port, data, clientsFile, reset, introspection), null, false);
        } catch (InvalidPathException e) {
            return mistake("Not a path: " + e.getInput());
        } catch (IllegalArgumentException e) {
            return mistake(String.valueOf(e.getMessage()));
        }
    }

    private static Options mistake(String message) {
        return new Options(config(PORT, DATA, null, false, true), message + "\nTry --help.", true);
    }

    private static SandboxConfig config(
            int port, Path data, @Nullable Path clientsFile, boolean reset, boolean introspection) {
        return new SandboxConfig(
                port,
                data,
                clientsFile == null ? data.resolve("demo-clients.json") : clientsFile,
                reset,
                introspection);
    }

    private static String value(String[] args, int at) {
        if (at >= args.length) {
            throw new IllegalArgumentException(args[at - 1] + " needs a value");
        }
        return args[at];
    }

    private static int port(String text) {
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new IllegalArgumentException("--port takes a number between 0 and 65535");
        }
        return Integer.parseInt(text);
    }
}
