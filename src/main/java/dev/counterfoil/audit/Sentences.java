package dev.counterfoil.audit;

import dev.counterfoil.ledger.Entry;
import dev.counterfoil.ledger.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Renders what an entry says, at reading time, from {@code audit.sentence.<action>.<codeVersion>.<OUTCOME>}, or the same without
 * the outcome. Arguments: {0} who, {1} the subject, {2} the client, {3} how often (a number), {4} the reason's code, {5} the reason
 * in words, {6} the permission in words, {7}
 * {@code yes} if there is a reason, else {@code no}, {8} who was given access, {9} what was being done: the text of
 * {@code audit.doing.<action>.<codeVersion>}. A change needs its sentence for SUCCEEDED and that text; the other outcomes are told by
 * {@code audit.change.<OUTCOME>}. {10} how many things it is
 * about, {11} {@code nobody} where no member acted, so that nothing is said to be done by the portal that only found it, else
 * {@code somebody}. An action without a sentence gets one that is true of any.
 */
public final class Sentences {

    private static final ResourceBundle KNOWN = ResourceBundle.getBundle("vaadin-i18n.translations", Locale.ROOT);

    /** Which pieces are which is carried through formatting by private-use characters, so that a translation may put them in any order. */
    private static final char FIRST_MARK = '\uE010';

    private static final char END_MARK = '\uE01F';

    private static final Pattern CLIENT_GID = Pattern.compile("gid://shopify/Client/\\d+");

    private final Texts texts;
    private final Map<String, String> names;

    /** Shows whom access was given to as it was recorded: by GID. */
    public Sentences(Texts texts) {
        this(texts, Map.of());
    }

    /** @param names what clients are called that the reader may see, by their GIDs */
    public Sentences(Texts texts, Map<String, String> names) {
        this.texts = texts;
        this.names = Map.copyOf(names);
    }

    /** Where translations come from; as {@code Component.getTranslation}. */
    @FunctionalInterface
    public interface Texts {
        String of(String key, Object... arguments);
    }

    /** The entry's sentence. */
    public Sentence of(Entry entry) {
        return split(marked(entry));
    }

    /** The sentence with the name of the client, unless the client is what it is about. */
    public Sentence onClient(Entry entry) {
        String client = entry.parameters().get("client.name");
        Subject subject = entry.subject();
        if (client == null || (subject != null && subject.name().equals(client))) {
            return of(entry);
        }
        return split(texts.of("audit.onClient", marked(entry), mark(Sentence.Role.SUBJECT, client)));
    }

    private String marked(Entry entry) {
        Map<String, String> parameters = entry.parameters();
        List<Object> arguments = new ArrayList<>(List.of(
                mark(Sentence.Role.ACTOR, actor(entry)),
                mark(Sentence.Role.SUBJECT, subject(entry)),
                mark(Sentence.Role.SUBJECT, parameters.getOrDefault("client.name", "")),
                count(entry),
                parameters.getOrDefault("code", ""),
                mark(Sentence.Role.DETAIL, reason(entry)),
                mark(Sentence.Role.DETAIL, permission(parameters.getOrDefault("permission", ""))),
                reason(entry).isEmpty() ? "no" : "yes",
                mark(Sentence.Role.DETAIL, given(parameters))));
        String doing = "audit.doing." + entry.action() + "." + entry.codeVersion();
        arguments.add(known(doing) ? texts.of(doing, arguments.toArray()) : "");
        arguments.add(number(entry));
        arguments.add(entry.actorId() == null ? "nobody" : "somebody");
        return texts.of(key(entry), arguments.toArray());
    }

    /** Who was given what; a default for any client has a parameter of its own. */
    private String given(Map<String, String> parameters) {
        String level = parameters.get("grants.default");
        String grants = CLIENT_GID
                .matcher(parameters.getOrDefault("grants", ""))
                .replaceAll(gid -> Matcher.quoteReplacement(names.getOrDefault(gid.group(), gid.group())));
        if (level == null) {
            return grants;
        }
        String anybody = texts.of("audit.grants.default", level);
        return grants.isEmpty() ? anybody : anybody + ", " + grants;
    }

    /** Who acted: by name, or that the name was erased, or that it was the portal itself. */
    public String actor(Entry entry) {
        String name = entry.personal().get("actor.name");
        if (name != null && !name.isBlank()) {
            return name;
        }
        if (entry.actorId() != null) {
            return texts.of("audit.actor.erased");
        }
        return texts.of(isSignIn(entry) ? "audit.actor.somebody" : "audit.actor.portal");
    }

    /** How often it happened, for entries that stand for several; else 1. */
    public static long count(Entry entry) {
        return parse(entry.parameters().getOrDefault("count", "1"), 1);
    }

    private static long number(Entry entry) {
        return parse(entry.parameters().getOrDefault("number", "0"), 0);
    }

    private static long parse(String text, long otherwise) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException odd) {
            return otherwise;
        }
    }

    /** Why it was refused, failed or unclear, in words if there are any; else empty. */
    public String reason(Entry entry) {
        String errors = entry.parameters().get("userErrors");
        if (errors != null && !errors.isBlank()) {
            return errors;
        }
        String code = entry.parameters().get("code");
        if (code == null || code.isBlank()) {
            return "";
        }
        String key = "audit.reason." + code;
        if (known(key)) {
            return texts.of(key);
        }
        return code.matches("HTTP_\\d+") ? texts.of("audit.reason.HTTP", code.substring("HTTP_".length())) : code;
    }

    private String permission(String code) {
        String key = "audit.permission." + code;
        return known(key) ? texts.of(key) : code;
    }

    private String subject(Entry entry) {
        Subject subject = entry.subject();
        if (subject != null) {
            return subject.name().isBlank() ? subject.id() : subject.name();
        }
        return entry.parameters().getOrDefault("client.name", texts.of("audit.subject.none"));
    }

    private static boolean isSignIn(Entry entry) {
        return entry.action().startsWith("team.signIn") || entry.action().equals("access.denied");
    }

    private static String key(Entry entry) {
        String base = "audit.sentence." + entry.action() + "." + entry.codeVersion();
        String exact = base + "." + entry.outcome();
        if (known(exact)) {
            return exact;
        }
        if (known(base)) {
            return base;
        }
        String change = "audit.change." + entry.outcome();
        if (known("audit.doing." + entry.action() + "." + entry.codeVersion()) && known(change)) {
            return change;
        }
        String any = "audit.sentence.unknown." + entry.outcome();
        return known(any) ? any : "audit.sentence.unknown";
    }

    private static boolean known(String key) {
        return KNOWN.containsKey(key);
    }

    private static String mark(Sentence.Role role, String text) {
        StringBuilder clean = new StringBuilder(text.length() + 2).append((char) (FIRST_MARK + role.ordinal()));
        text.chars().filter(c -> c < FIRST_MARK || c > END_MARK).forEach(c -> clean.append((char) c));
        return clean.append(END_MARK).toString();
    }

    private static Sentence split(String marked) {
        List<Sentence.Part> parts = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        Sentence.Role role = Sentence.Role.WORDS;
        boolean bracketed = marked.startsWith("⟦") && marked.endsWith("⟧");
        for (char c : marked.strip().toCharArray()) {
            if (c < FIRST_MARK || c > END_MARK) {
                piece.append(c);
                continue;
            }
            add(parts, role, piece);
            role = c == END_MARK ? Sentence.Role.WORDS : Sentence.Role.values()[c - FIRST_MARK];
        }
        add(parts, role, piece);
        return new Sentence(bracketed ? parts.stream().map(Sentences::bracket).toList() : parts);
    }

    /** The pseudo-locale's brackets around the whole would leave the words between two names outside any. */
    private static Sentence.Part bracket(Sentence.Part part) {
        String bare = part.text().replaceAll("[⟦⟧]", "");
        return part.role() != Sentence.Role.WORDS || bare.isBlank()
                ? new Sentence.Part(part.role(), bare)
                : new Sentence.Part(part.role(), "⟦" + bare + "⟧");
    }

    private static void add(List<Sentence.Part> parts, Sentence.Role role, StringBuilder piece) {
        if (!piece.isEmpty()) {
            parts.add(new Sentence.Part(role, piece.toString()));
        }
        piece.setLength(0);
    }
}
