package dev.counterfoil.usertokens;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** The items of a list's value, which is a JSON array: each as it stands there, so that what nobody touches goes back letter by letter. */
public final class ListItems {

    private static final JsonMapper JSON = JsonMapper.shared();

    private ListItems() {}

    /**
     * One item.
     *
     * @param raw as it stands in the array
     * @param text without quotes if it is a text, else the same
     */
    public record Item(String raw, String text) {

        /** Whether it stands there as a text. */
        public boolean quoted() {
            return raw.startsWith("\"");
        }

        @Override
        public String toString() {
            return "Item";
        }
    }

    /** Empty if this is no JSON array. */
    public static Optional<List<Item>> read(String value) {
        try (JsonParser parser = JSON.createParser(value)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                return Optional.empty();
            }
            List<Item> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                int from = (int) parser.currentTokenLocation().getCharOffset();
                String text = parser.currentToken() == JsonToken.VALUE_STRING ? parser.getString() : null;
                parser.finishToken();
                parser.skipChildren();
                String raw =
                        value.substring(from, (int) parser.currentLocation().getCharOffset());
                items.add(new Item(raw, text == null ? raw : text));
            }
            return parser.nextToken() == null ? Optional.of(items) : Optional.empty();
        } catch (JacksonException wrong) {
            return Optional.empty();
        }
    }

    /** The array of these, each as {@link Item#raw} has it. */
    public static String write(List<String> raw) {
        return "[" + String.join(",", raw) + "]";
    }

    /**
     * One value as an item of a list.
     *
     * @param type of the item, without {@code list.}
     * @param quoted whether numbers stand there as texts
     */
    public static String raw(String type, String value, boolean quoted) {
        return switch (type) {
            case "number_integer", "number_decimal" ->
                !quoted && value.matches(ValueShapes.NUMBER)
                        ? new BigDecimal(value).toPlainString()
                        : JSON.writeValueAsString(value);
            case "boolean" -> quoted ? JSON.writeValueAsString(value) : value;
            case "single_line_text_field", "multi_line_text_field" -> JSON.writeValueAsString(value);
            default -> ValueShapes.object(value).isPresent() ? value : JSON.writeValueAsString(value);
        };
    }
}
