package dev.counterfoil.team.signin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * What a password must be, and how it is kept: Argon2id (RFC 9106) with 32 MiB, 3 passes, one lane. Length counts, composition does
 * not (NIST SP 800-63B-4, 3.1.1.2).
 */
@Component
class Passwords {

    static final int SHORTEST = 12;

    /** In UTF-8: beyond this nothing is gained and hashing could be made expensive. */
    static final int MOST_BYTES = 128;

    private static final int FEWEST_DIFFERENT = 5;

    private static final Set<String> COMMON = common();

    private final PasswordEncoder encoder = new DelegatingPasswordEncoder(
            "argon2", Map.of("argon2", new Argon2PasswordEncoder(16, 32, 1, 32 * 1024, 3)));

    /** Each hash takes 32 MiB: a flood of attempts must not take all memory. */
    private final Semaphore atOnce =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()));

    private final AtomicLong compared = new AtomicLong();

    private final String nobodys =
            Objects.requireNonNull(encoder.encode(UUID.randomUUID().toString()));

    /** The code of what is wrong with it, if anything. */
    Optional<String> refusal(String password, String email, String name) {
        String normal = normal(password);
        if (normal.codePointCount(0, normal.length()) < SHORTEST) {
            return Optional.of("team.password.short");
        }
        if (tooLong(normal)) {
            return Optional.of("team.password.long");
        }
        String plain = normal.toLowerCase(Locale.ROOT);
        if (COMMON.contains(plain) || COMMON.contains(plain.replaceAll("[^a-z]+$", ""))) {
            return Optional.of("team.password.common");
        }
        if (plain.codePoints().distinct().count() < FEWEST_DIFFERENT) {
            return Optional.of("team.password.simple");
        }
        String mailbox = email.replaceFirst("@.*$", "").toLowerCase(Locale.ROOT);
        for (String known :
                new String[] {email.toLowerCase(Locale.ROOT), mailbox, name.toLowerCase(Locale.ROOT), "counterfoil"}) {
            if (known.length() >= 3 && plain.replace(known, "").length() < SHORTEST / 2) {
                return Optional.of("team.password.personal");
            }
        }
        return Optional.empty();
    }

    String hash(String password) {
        return Objects.requireNonNull(alone(() -> encoder.encode(normal(password))));
    }

    /** Takes its time also when there is nothing to compare with, so that the time tells nothing. */
    boolean matches(String password, @Nullable String hash) {
        String normal = normal(password);
        compared.incrementAndGet();
        boolean equal = alone(() -> encoder.matches(tooLong(normal) ? "" : normal, hash == null ? nobodys : hash));
        return equal && hash != null && !tooLong(normal);
    }

    /** How many hashes were compared so far. */
    long compared() {
        return compared.get();
    }

    private <T> T alone(Supplier<T> work) {
        atOnce.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            atOnce.release();
        }
    }

    private static boolean tooLong(String normal) {
        return normal.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES;
    }

    /** The same password typed on another keyboard may come as other code points. */
    private static String normal(String password) {
        return password.length() > 4 * MOST_BYTES ? password : Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    private static Set<String> common() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Passwords.class.getResourceAsStream("/team/common-passwords.txt")),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
