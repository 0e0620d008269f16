package dev.counterfoil.upstream;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Takes one call's secrets, in any of the forms a server may throw back, out of text from outside. Lives as long as the call. */
final class Redactor {

    /** Shorter secrets occur in ordinary text by chance; they are taken out of what a person sees, not out of data. */
    private static final int TELLING = 8;

    private static final String MARK = "[sealed]";

    /** Finds nothing. */
    static final Redactor NOTHING = new Redactor(List.of(), List.of());

    private final List<String> forms;
    private final List<String> telling;

    private Redactor(List<String> forms, List<String> telling) {
        this.forms = longestFirst(forms);
        this.telling = longestFirst(telling);
    }

    /** @param userAndPassword as HTTP Basic joins them (RFC 7617) */
    static Redactor basic(byte[] userAndPassword) {
        String both = new String(userAndPassword, StandardCharsets.UTF_8);
        String secret = both.substring(both.indexOf(':') + 1);
        if (secret.isEmpty()) {
            return NOTHING;
        }
        List<String> forms =
                Stream.concat(forms(secret), Stream.of(base64(both))).toList();
        return new Redactor(forms, secret.length() >= TELLING ? forms : List.of());
    }

    /** For a token. */
    static Redactor of(String secret) {
        if (secret.isEmpty()) {
            return NOTHING;
        }
        List<String> forms = forms(secret).toList();
        return new Redactor(forms, secret.length() >= TELLING ? forms : List.of());
    }

    /** Finds these, too. */
    Redactor and(Collection<String> secrets) {
        Redactor all = this;
        for (String secret : secrets) {
            Redactor one = of(secret);
            all = new Redactor(
                    Stream.concat(all.forms.stream(), one.forms.stream()).toList(),
                    Stream.concat(all.telling.stream(), one.telling.stream()).toList());
        }
        return all;
    }

    private static Stream<String> forms(String secret) {
        return Stream.of(
                secret,
                base64(secret),
                URLEncoder.encode(secret, StandardCharsets.UTF_8),
                secret.replace("\\", "\\\\").replace("\"", "\\\"").replace("/", "\\/"),
                secret.replace("\\", "\\\\").replace("\"", "\\\""));
    }

    private static List<String> longestFirst(List<String> forms) {
        return forms.stream()
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    private static String base64(String text) {
        return Base64.getEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** For text that people will see. */
    String clean(String text) {
        return clean(text, forms);
    }

    /** For a whole answer, which stays valid JSON if it was. */
    String cleanBody(String body) {
        return clean(body, telling);
    }

    private static String clean(String text, List<String> forms) {
        String cleaned = text;
        for (String form : forms) {
            cleaned = cleaned.replace(form, MARK);
        }
        return cleaned;
    }

    @Override
    public String toString() {
        return MARK;
    }
}
