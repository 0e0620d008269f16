package dev.counterfoil.audit.ui;

import dev.counterfoil.kit.DiffView;
import dev.counterfoil.ledger.Entry;
import dev.counterfoil.ledger.Outcome;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What an entry changed, out of its images and, for values of users, out of what can be erased. */
final class EntryChange {

    /** Only what was done, or found done, left an "after"; the others' missing image does not mean that something went. */
    private static final Set<Outcome> DONE = Set.of(Outcome.SUCCEEDED, Outcome.APPLIED, Outcome.RECORDED);

    private static final String SET = "userMetafields.set";
    private static final String DELETE = "userMetafield.delete";

    private final Entry entry;
    private final List<Entry> course;

    EntryChange(Entry entry, List<Entry> course) {
        this.entry = entry;
        this.course = course;
    }

    /** @param lacking the word in place of a value of a user that is not to be seen any more, or not by this reader */
    Optional<DiffView> diff(String lacking) {
        if (!DONE.contains(entry.outcome())) {
            return Optional.empty();
        }
        if (entry.action().equals(SET) || entry.action().equals(DELETE)) {
            return values(lacking);
        }
        String before = image("before");
        String after = image("after");
        if (entry.action().endsWith(".delete")) {
            // The API answers with what it deleted: that is what was before, and nothing is after.
            String gone = before == null ? after : before;
            return gone == null ? Optional.empty() : Optional.of(new DiffView(gone, null));
        }
        boolean removed = before != null && entry.outcome() == Outcome.RECORDED;
        return after == null && !removed ? Optional.empty() : Optional.of(new DiffView(before, after));
    }

    /** The entry's own image, or that of an earlier step of the same operation: the request holds what was sent. */
    @Nullable
    String image(String name) {
        return steps().map(step -> step.images().get(name))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private Optional<DiffView> values(String lacking) {
        ObjectNode before = values(image("before"), "before", "definition", lacking);
        if (entry.action().equals(DELETE)) {
            return before.isEmpty() ? Optional.empty() : Optional.of(new DiffView(before.toString(), null));
        }
        ObjectNode after = values(image("variables"), "variables", "identifier", lacking);
        return after.isEmpty() ? Optional.empty() : Optional.of(new DiffView(before.toString(), after.toString()));
    }

    /** Path and value of each of a user's values: the paths are in the image, the values apart from it. */
    private ObjectNode values(@Nullable String image, String name, String identifier, String lacking) {
        ObjectNode values = JsonMapper.shared().createObjectNode();
        int place = 0;
        for (JsonNode one : read(image).path("metafields")) {
            String namespace = one.path(identifier).path("namespace").asString("");
            String key = one.path(identifier).path("key").asString("");
            String value = personal(name + ".metafields." + place++ + ".value");
            values.put(namespace.isEmpty() ? key : namespace + "." + key, value == null ? lacking : value);
        }
        return values;
    }

    private @Nullable String personal(String name) {
        return steps().map(step -> step.personal().get(name))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static JsonNode read(@Nullable String image) {
        try {
            return JsonMapper.shared().readTree(image == null ? "{}" : image);
        } catch (JacksonException odd) {
            return JsonMapper.shared().createObjectNode();
        }
    }

    private Stream<Entry> steps() {
        return Stream.concat(Stream.of(entry), course.reversed().stream().filter(step -> step.seq() < entry.seq()));
    }
}
