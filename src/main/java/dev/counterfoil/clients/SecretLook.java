package dev.counterfoil.clients;

import dev.counterfoil.vault.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Recognises a secret that was pasted into the wrong field, before it is stored, shown or kept in a draft. Shopify's secrets and tokens begin with
 * {@code shpss_}, {@code shpat_} and the like; older ones are bare hexadecimal, as client IDs of 32 digits are too.
 */
public final class SecretLook {

    private static final Pattern PREFIXED = Pattern.compile("(?i)shp[a-z]{2,4}_[a-z0-9]");
    private static final Pattern LONG_HEX = Pattern.compile("(?i)[0-9a-f]{32}");
    private static final Pattern LONGER_THAN_AN_ID = Pattern.compile("(?i)[0-9a-f]{33}");

    private SecretLook() {}

    /** Whether the text must not be stored in this field. */
    public static boolean has(ClientField field, String text, @Nullable Secret secret) {
        if (PREFIXED.matcher(text).find()) {
            return true;
        }
        boolean hex = switch (field) {
            case NAME, GID, DASHBOARD_URL -> LONG_HEX.matcher(text).find();
            case DASHBOARD_ID -> LONGER_THAN_AN_ID.matcher(text).find();
            default -> false;
        };
        return hex || (secret != null && same(text, secret));
    }

    private static boolean same(String text, Secret secret) {
        return secret.bytes().length > 0
                && MessageDigest.isEqual(text.strip().getBytes(StandardCharsets.UTF_8), secret.bytes());
    }
}
