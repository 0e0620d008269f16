package dev.counterfoil.upstream;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Takes one call's credential, in any of the forms a server may throw back, out of text from outside. Lives as long as the call. */
final class Redactor {

    /** Shorter secrets occur in ordinary text by chance; they are taken out of what a person sees, not out of data. */
    private static final int TELLING = 8;

    private static final String MARK = "[sealed]";

    private final List<String> forms;
    private final boolean telling;

    /** @param userAndPassword as HTTP Basic joins them (RFC 7617) */
    Redactor(byte[] userAndPassword) {
        String both = new String(userAndPassword, StandardCharsets.UTF_8);
        String secret = both.substring(both.indexOf(':') + 1);
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        telling = secret.length() >= TELLING;
        forms = secret.isEmpty()
                ? List.of()
                : Stream.of(
                                secret,
                                base64(userAndPassword),
                                base64(bytes),
                                URLEncoder.encode(secret, StandardCharsets.UTF_8),
                                secret.replace("\\", "\\\\")
                                        .replace("\"", "\\\"")
                                        .replace("/", "\\/"),
                                secret.replace("\\", "\\\\").replace("\"", "\\\""))
                        .distinct()
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .toList();
        Arrays.fill(bytes, (byte) 0);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    /** For text that people will see. */
    String clean(String text) {
        String cleaned = text;
        for (String form : forms) {
            cleaned = cleaned.replace(form, MARK);
        }
        return cleaned;
    }

    /** For a whole answer, which stays valid JSON if it was. */
    String cleanBody(String body) {
        return telling ? clean(body) : body;
    }

    @Override
    public String toString() {
        return MARK;
    }
}
