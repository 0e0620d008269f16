package dev.counterfoil.kit;

import com.github.difflib.text.DiffRow;
import com.github.difflib.text.DiffRowGenerator;
import java.util.ArrayList;
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
final class Differences {

    /** What became of a line. */
    enum Kind {
        SAME,
        REMOVED,
        ADDED
    }

    /**
     * One line.
     *
     * @param path such as {@code access.grants[Acme Checkout].level}; empty when the text is one value
     */
    record Line(Kind kind, String path, String value) {}

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final List<String> NAMES =
            List.of("key", "name", "id", "gid", "clientId", "granteeId", "grantee", "role");

    private Differences() {}

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

    private static Map<String, String> leaves(@Nullable String json) {
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
            int index = 0;
            for (JsonNode element : node) {
                String place = path + "[" + nameOf(element, index) + "]";
                collect(leaves.containsKey(place) ? path + "[" + index + "]" : place, element, leaves);
                index++;
            }
        } else {
            leaves.put(path, node.isString() ? node.stringValue() : node.toString());
        }
    }

    /** Elements that carry a name are compared by it, so that one put in front does not seem to change all that follow. */
    private static String nameOf(JsonNode element, int index) {
        for (String name : NAMES) {
            JsonNode value = element.isObject() ? element.get(name) : null;
            if (value != null && value.isString()) {
                return value.stringValue();
            }
        }
        return element.isString() ? element.stringValue() : String.valueOf(index);
    }
}
