package dev.counterfoil.clients;

import dev.counterfoil.outbound.Origin;
import dev.counterfoil.vault.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a client's fields may hold: asked by the form while one types, and by the service before it acts. */
public final class ClientRules {

    public static final int NAME_MAX = 80;
    public static final int DASHBOARD_ID_MAX = 128;
    private static final int SECRET_MAX = 512;
    private static final int URL_MAX = 2_048;
    private static final int LIST_MAX = 100;

    private static final Pattern GID = Pattern.compile("gid://shopify/Client/[1-9][0-9]{0,18}");
    private static final Pattern SCOPE = Pattern.compile("[A-Za-z0-9_.:/-]{1,100}");

    private ClientRules() {}

    /** Everything that is wrong with the fields by themselves; whether a value is taken is for the service to say. */
    public static List<ClientProblem> check(ClientInput input, @Nullable Secret secret, EndpointList endpoints) {
        List<ClientProblem> problems = new ArrayList<>();
        text(problems, ClientField.NAME, input.name(), secret, name(input.name()));
        text(problems, ClientField.DASHBOARD_ID, input.dashboardId(), secret, dashboardId(input.dashboardId()));
        endpoint(problems, input.endpoint(), endpoints);
        optional(problems, ClientField.GID, input.gid(), secret);
        list(problems, ClientField.SCOPES, input.scopes(), secret);
        list(problems, ClientField.REDIRECT_URLS, input.redirectUrls(), secret);
        optional(problems, ClientField.DASHBOARD_URL, input.dashboardUrl(), secret);
        if (secret != null) {
            add(problems, ClientField.SECRET, secret(secret));
        }
        return problems;
    }

    /** What is wrong with one text field by itself: a code, or null. An empty optional field is fine. */
    public static @Nullable String judge(ClientField field, String text) {
        String value = text.strip();
        if (field != ClientField.SECRET && SecretLook.has(field, value, null)) {
            return "looksLikeSecret";
        }
        return switch (field) {
            case NAME -> name(value);
            case DASHBOARD_ID -> dashboardId(value);
            case GID -> value.isEmpty() || GID.matcher(value).matches() ? null : "gid.form";
            case SCOPES -> SCOPE.matcher(value).matches() ? null : "scopes.form";
            case REDIRECT_URLS -> https(value) ? null : "redirectUrls.form";
            case DASHBOARD_URL -> value.isEmpty() || https(value) ? null : "dashboardUrl.form";
            case SECRET, ENDPOINT, ENVIRONMENT -> null;
        };
    }

    private static @Nullable String name(String name) {
        if (name.isEmpty()) {
            return "name.empty";
        }
        if (name.codePointCount(0, name.length()) > NAME_MAX) {
            return "name.tooLong";
        }
        return name.codePoints().anyMatch(ClientRules::disturbs) ? "name.control" : null;
    }

    private static @Nullable String dashboardId(String id) {
        if (id.isEmpty()) {
            return "dashboardId.empty";
        }
        if (id.length() > DASHBOARD_ID_MAX) {
            return "dashboardId.tooLong";
        }
        // RFC 7617, section 2: the user name of HTTP Basic ends at the first colon.
        return id.chars().allMatch(c -> c > ' ' && c < 0x7f && c != ':') ? null : "dashboardId.characters";
    }

    private static @Nullable String secret(Secret secret) {
        String text = new String(secret.bytes(), StandardCharsets.UTF_8);
        if (text.isBlank()) {
            return "secret.empty";
        }
        if (text.length() > SECRET_MAX) {
            return "secret.tooLong";
        }
        return text.chars().anyMatch(c -> c <= ' ' || Character.isISOControl(c)) ? "secret.characters" : null;
    }

    private static void endpoint(List<ClientProblem> problems, URI endpoint, EndpointList endpoints) {
        String code = endpoints.unfit(endpoint);
        if (code != null) {
            String host = endpoint.getHost() == null ? "" : endpoint.getHost();
            problems.add(ClientProblem.of(ClientField.ENDPOINT, code, host));
        }
    }

    private static void text(
            List<ClientProblem> problems,
            ClientField field,
            String value,
            @Nullable Secret secret,
            @Nullable String code) {
        add(problems, field, SecretLook.has(field, value, secret) ? "looksLikeSecret" : code);
    }

    private static void optional(
            List<ClientProblem> problems, ClientField field, @Nullable String value, @Nullable Secret secret) {
        if (value != null) {
            text(problems, field, value, secret, judge(field, value));
        }
    }

    private static void list(
            List<ClientProblem> problems, ClientField field, List<String> values, @Nullable Secret secret) {
        if (values.size() > LIST_MAX) {
            problems.add(ClientProblem.of(field, "list.tooLong", String.valueOf(LIST_MAX)));
            return;
        }
        for (String value : values) {
            if (SecretLook.has(field, value, secret)) {
                add(problems, field, "looksLikeSecret");
                return;
            }
            String code = judge(field, value);
            if (code != null) {
                problems.add(ClientProblem.of(field, code, shortened(value)));
                return;
            }
        }
    }

    private static void add(List<ClientProblem> problems, ClientField field, @Nullable String code) {
        if (code != null) {
            problems.add(ClientProblem.of(field, code));
        }
    }

    private static String shortened(String value) {
        return value.length() <= 60 ? value : value.substring(0, 60) + "…";
    }

    private static boolean https(String text) {
        if (text.length() > URL_MAX) {
            return false;
        }
        try {
            URI uri = new URI(text);
            return Origin.of(uri).scheme().equals("https") && uri.getRawFragment() == null;
        } catch (URISyntaxException | IllegalArgumentException notAUrl) {
            return false;
        }
    }

    /** Control characters, line breaks, lone surrogates, and marks that turn the direction of what follows. */
    private static boolean disturbs(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> true;
            case Character.FORMAT -> (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
            default -> false;
        };
    }
}
