package dev.counterfoil.boot;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The server that a cluster's {@code postmaster.pid} names.
 *
 * @param pid its process
 * @param started when that began; null if the file does not tell
 * @see <a href="https://github.com/postgres/postgres/blob/REL_18_STABLE/src/include/utils/pidfile.h">the lines of that file</a>
 */
record Postmaster(long pid, @Nullable Instant started) {

    private static final int START_TIME = 2;

    /** Empty if the lines name no server: single-user mode writes a negative number. */
    static Optional<Postmaster> read(List<String> lines) {
        Optional<Long> started = lines.size() > START_TIME ? number(lines.get(START_TIME)) : Optional.empty();
        return lines.stream()
                .findFirst()
                .flatMap(Postmaster::number)
                .map(pid ->
                        new Postmaster(pid, started.map(Instant::ofEpochSecond).orElse(null)));
    }

    private static Optional<Long> number(String line) {
        String text = line.strip();
        return text.matches("\\d{1,11}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }
}
