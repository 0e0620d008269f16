package dev.counterfoil.kit;

import com.github.difflib.text.DiffRow;
import com.github.difflib.text.DiffRowGenerator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** The difference of two JSON texts as lines, one for each leaf, in the order of the texts. */
public final class Differences {

    /** What became of a line. */
    enum Kind {
        SAME,
        REMOVED,
        ADDED
    }

    /**
     * One line.
     *
     * @param path such as {@code access.grants[gid://shopify/Client/1003]}; empty when the text is one value
     */
    record Line(Kind kind, String path, String value) {}

    /** One leaf that differs; null where it is not there. */
    public record Field(
            String path, @Nullable String before, @Nullable String after) {}

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final List<String> NAMES =
            List.of("key", "name", "id", "gid", "clientId", "granteeId", "grantee", "role");

    private Differences() {}

    /** Only what differs, each with both its values. */
    public static List<Field> fields(@Nullable String before, @Nullable String after) {
        Map<String, String> old = leaves(before);
        Map<String, String> fresh = leaves(after);
        Set<String> paths = new LinkedHashSet<>(old.keySet());
        paths.addAll(fresh.keySet());
        return paths.stream()
                .filter(path -> !Objects.equals(old.get(path), fresh.get(path)))
                .map(path -> new Field(path, old.get(path), fresh.get(path)))
                .toList();
    }

    static List<Line> between(@Nullable String before, @Nullable String after) {
        Map<String, String> old = leaves(before);
        Map<String, String> fresh = leaves(after);
        Set<String> paths = new LinkedHashSet<>(old.keySet());
        paths.addAll(fresh.keySet());
        List<Line> lines = new ArrayList<>();
        for (String path : paths) {
            compare(path, old.get(path), fresh.get(path), lines);
        }
        return lines;
    }

    private static void compare(String path, @Nullable String was, @Nullable String is, List<Line> lines) {
        if (Objects.equals(was, is)) {
            lines.add(new Line(Kind.SAME, path, Objects.toString(is, "")));
        } else if (was != null && is != null && (was.contains("\n") || is.contains("\n"))) {
            for (DiffRow row : DiffRowGenerator.create()
                    .reportLinesUnchanged(true)
                    .build()
                    .generateDiffRows(was.lines().toList(), is.lines().toList())) {
                textLine(path, row, lines);
            }
        } else {
            if (was != null) {
                lines.add(new Line(Kind.REMOVED, path, was));
            }
            if (is != null) {
                lines.add(new Line(Kind.ADDED, path, is));
            }
        }
    }

    private static void textLine(String path, DiffRow row, List<Line> lines) {
        if (row.getTag() == DiffRow.Tag.EQUAL) {
            lines.add(new Line(Kind.SAME, path, row.getNewLine()));
            return;
        }
        if (row.getTag() != DiffRow.Tag.INSERT) {
            lines.add(new Line(Kind.REMOVED, path, row.getOldLine()));
        }
        if (row.getTag() != DiffRow.Tag.DELETE) {
            lines.add(new Line(Kind.ADDED, path, row.getNewLine()));
        }
    }

    /** Each value by its path, in the order of the text. */
    static Map<String, String> leaves(@Nullable String json) {
        Map<String, String> leaves = new LinkedHashMap<>();
        if (json == null || json.isBlank()) {
            return leaves;
        }
        try {
            collect("", JSON.readTree(json), leaves);
        } catch (JacksonException notJson) {
            // Shown as it is: an answer cut off in the middle is worth seeing.
            leaves.put("", json);
        }
        return leaves;
    }

    private static void collect(String path, JsonNode node, Map<String, String> leaves) {
        if (node.isObject() && !node.isEmpty()) {
            for (Map.Entry<String, JsonNode> property : node.properties()) {
                collect(
                        path.isEmpty() ? property.getKey() : path + "." + property.getKey(),
                        property.getValue(),
                        leaves);
            }
        } else if (node.isArray() && !node.isEmpty()) {
            Set<String> taken = new HashSet<>();
            int index = 0;
            for (JsonNode element : node) {
                String name = nameField(element);
                String place = name == null
                        ? plainName(element, index)
                        : element.get(name).stringValue();
                if (taken.add(place)) {
                    collectNamed(path + "[" + place + "]", element, name, leaves);
                } else {
                    collect(path + "[" + index + "]", element, leaves);
                }
                index++;
            }
        } else {
            leaves.put(path, node.isString() ? node.stringValue() : node.toString());
        }
    }

    /** What the path says already is not said again; where one thing is left to say, it is the value. */
    private static void collectNamed(String path, JsonNode element, @Nullable String name, Map<String, String> leaves) {
        if (name == null) {
            collect(path, element, leaves);
            return;
        }
        List<Map.Entry<String, JsonNode>> rest = element.properties().stream()
                .filter(property ->
                        !property.getKey().equals(name) && !property.getKey().equals("__typename"))
                .toList();
        if (rest.isEmpty()) {
            collect(path, element, leaves);
        } else if (rest.size() == 1) {
            collect(path, rest.getFirst().getValue(), leaves);
        } else {
            rest.forEach(property -> collect(path + "." + property.getKey(), property.getValue(), leaves));
        }
    }

    /** Elements that carry a name are compared by it, so that one put in front does not seem to change all that follow. */
    private static @Nullable String nameField(JsonNode element) {
        return NAMES.stream()
                .filter(name -> element.isObject() && element.path(name).isString())
                .findFirst()
                .orElse(null);
    }

    private static String plainName(JsonNode element, int index) {
        return element.isString() ? element.stringValue() : String.valueOf(index);
    }
}
