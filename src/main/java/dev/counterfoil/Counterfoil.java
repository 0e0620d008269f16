package dev.counterfoil;

import dev.counterfoil.boot.StartProblem;
import dev.counterfoil.sandbox.Sandbox;
import java.util.Arrays;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The portal's entry point: dispatches sub-commands before Spring starts. */
@SpringBootApplication
public class Counterfoil {

    /** The command line is not understood (EX_USAGE). */
    private static final int USAGE = 64;

    private static final String HELP = """
            Usage: java -jar counterfoil.jar [COMMAND] [--property=value ...]

              run        the portal (default)
              sandbox    a stand-in for the remote APIs, on this machine only
              --help     this text
              --version  the version

            Properties, also as environment variables (COUNTERFOIL_DATA, COUNTERFOIL_DB_URL, ...):
              --counterfoil.data=DIR           where the portal keeps everything but keys (data)
              --counterfoil.key=FILE           key file, outside DIR (~/.config/counterfoil/INSTANCE/key)
              --counterfoil.port=PORT          (8080)
              --counterfoil.bind=ADDRESS       (127.0.0.1)
              --counterfoil.public-url=URL     what people type; https is needed beyond this machine
              --counterfoil.trusted-proxies=A  addresses whose forwarded headers count
              --counterfoil.db.url=JDBC        a PostgreSQL of your own, 16 or newer; then also
                                               .db.owner-user, .db.owner-password, .db.app-user, .db.app-password

            Exit codes: 0 stopped in order, 1 unexpected failure, 64 usage, 69 a needed service or port cannot be had,
            73 a file or folder cannot be made, 75 another portal uses the data folder, 78 configuration.
            """;

    public static void main(String[] args) throws InterruptedException {
        String command = args.length == 0 || isProperty(args[0]) ? "run" : args[0];
        String[] rest = args.length == 0 || isProperty(args[0]) ? args : Arrays.copyOfRange(args, 1, args.length);
        switch (command) {
            case "run" -> run(rest);
            case "sandbox" -> Sandbox.main(rest);
            case "--help", "-h", "help" -> System.out.print(HELP);
            case "--version", "version" -> System.out.println("Counterfoil " + version());
            default -> {
                System.err.println("counterfoil: unknown command " + command + "; --help names the known ones");
                System.exit(USAGE);
            }
        }
    }

    private static void run(String[] args) {
        try {
            var context = SpringApplication.run(Counterfoil.class, args);
            // The launcher waits for this line.
            System.out.println("Open " + context.getEnvironment().getProperty("counterfoil.address"));
            System.out.flush();
        } catch (RuntimeException | Error e) {
            System.exit(tell(e));
        }
    }

    /** Says in one line why the start failed, and returns the exit code. */
    private static int tell(Throwable failure) {
        StartProblem problem = StartProblem.of(failure);
        if (problem.exitCode() == StartProblem.UNEXPECTED) {
            LoggerFactory.getLogger(Counterfoil.class).error("The start failed", failure);
        }
        System.err.println("counterfoil: " + problem.line());
        return problem.exitCode();
    }

    private static boolean isProperty(String argument) {
        return argument.startsWith("--") && !argument.equals("--help") && !argument.equals("--version");
    }

    private static String version() {
        String version = Counterfoil.class.getPackage().getImplementationVersion();
        return version == null ? "(unpackaged)" : version;
    }
}
