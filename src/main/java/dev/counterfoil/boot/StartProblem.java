package dev.counterfoil.boot;

import dev.counterfoil.vault.KeyUnavailableException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.web.server.PortInUseException;

/**
 * Why the portal did not start, in one line that a person can act on. It never quotes the value of a property: that may be a password.
 *
 * @param exitCode what the process ends with
 */
public record StartProblem(String line, int exitCode) {

    /** Nobody foresaw it; the log tells more. */
    public static final int UNEXPECTED = 1;

    public static StartProblem of(Throwable failure) {
        List<Throwable> causes = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(50)
                .toList();
        return causes.stream()
                .flatMap(cause -> known(cause).stream())
                .findFirst()
                // What a property may hold is told best by the innermost that knows its name.
                .or(() -> causes.reversed().stream()
                        .flatMap(cause -> cause instanceof BindException unfit ? Stream.of(unfit) : Stream.empty())
                        .findFirst()
                        .map(unfit -> unusable(unfit.getName().toString(), "it is not what this property takes")))
                .orElseGet(() -> new StartProblem(
                        "The start failed unexpectedly; the log tells more: "
                                + causes.getLast().getClass().getSimpleName(),
                        UNEXPECTED));
    }

    private static Optional<StartProblem> known(Throwable cause) {
        return Optional.ofNullable(
                switch (cause) {
                    case StartupException startup ->
                        new StartProblem(String.valueOf(startup.getMessage()), startup.getExitCode());
                    case KeyUnavailableException key ->
                        new StartProblem(String.valueOf(key.getMessage()), StartupException.CONFIGURATION);
                    case InvalidConfigurationPropertyValueException unfit ->
                        unusable(unfit.getName(), String.valueOf(unfit.getReason()));
                    case PortInUseException inUse ->
                        new StartProblem(
                                "Port " + inUse.getPort()
                                        + " is in use by another program. Choose another with --port PORT (counterfoil.port).",
                                StartupException.UNAVAILABLE);
                    default -> null;
                });
    }

    private static StartProblem unusable(String name, String why) {
        return new StartProblem(
                "The property " + name + " cannot be used: " + why + ". See docs/operating.md.",
                StartupException.CONFIGURATION);
    }
}
