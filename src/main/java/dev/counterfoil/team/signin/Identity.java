package dev.counterfoil.team.signin;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an e-mail address and a name must be. */
final class Identity {

    static final int LONGEST_EMAIL = 254;
    static final int LONGEST_NAME = 120;

    /** Whether mail arrives is not for a pattern to say; this keeps out what is plainly something else. */
    private static final Pattern EMAIL = Pattern.compile("[^@\\s\\p{Cntrl}\\p{Cf}]{1,64}@[^@\\s\\p{Cntrl}\\p{Cf}]+");

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private Identity() {}

    /** Without blanks around it, composed. */
    static String clean(String typed) {
        return Normalizer.normalize(typed.strip(), Normalizer.Form.NFC);
    }

    static Optional<String> emailRefusal(String email) {
        if (email.isEmpty()) {
            return Optional.of("team.email.missing");
        }
        if (email.length() > LONGEST_EMAIL || !EMAIL.matcher(email).matches()) {
            return Optional.of("team.email.odd");
        }
        return Optional.empty();
    }

    static Optional<String> nameRefusal(String name) {
        if (name.isEmpty()) {
            return Optional.of("team.name.missing");
        }
        if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
            return Optional.of("team.name.long");
        }
        return UNSEEN.matcher(name).find() ? Optional.of("team.name.odd") : Optional.empty();
    }
}
