package dev.counterfoil.usertokens.ui;

import dev.counterfoil.upstream.partners.MeasureUnits;
import dev.counterfoil.usertokens.ListItems;
import dev.counterfoil.usertokens.ValueRules;
import dev.counterfoil.usertokens.ValueShapes.Link;
import dev.counterfoil.usertokens.ValueShapes.Measure;
import dev.counterfoil.usertokens.ValueShapes.Money;
import dev.counterfoil.usertokens.ValueShapes.Rating;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the field that fits a type. What none fits, or holds what its field could not give back, is edited as the API writes it. */
final class ValueFields {

    private static final String OTHER_TYPE = "usertokens.raw.type";
    private static final String OTHER_VALUE = "usertokens.raw.value";

    private static final Set<String> OWN_FIELD = Set.of(
            "boolean",
            "color",
            "date",
            "date_time",
            "id",
            "json",
            "language",
            "link",
            "money",
            "multi_line_text_field",
            "number_decimal",
            "number_integer",
            "rating",
            "rich_text_field",
            "single_line_text_field",
            "url");

    private ValueFields() {}

    static ValueField fit(Fit fit) {
        String type = fit.type();
        if (type.isEmpty()) {
            return TextFields.raw(fit, "usertokens.raw.path");
        }
        String each = type.startsWith("list.") ? type.substring("list.".length()) : type;
        if (!OWN_FIELD.contains(each) && !MeasureUnits.measures(each) && !each.endsWith("_reference")) {
            return TextFields.raw(fit, OTHER_TYPE);
        }
        return (type.equals(each) ? one(fit) : list(fit)).orElseGet(() -> TextFields.raw(fit, OTHER_VALUE));
    }

    private static Optional<ValueField> list(Fit fit) {
        Optional<List<ListItems.Item>> items =
                fit.value().isEmpty() ? Optional.of(List.of()) : ListItems.read(fit.value());
        List<String> choices = ValueRules.choices(fit.rules());
        return items.map(all -> !choices.isEmpty() && distinct(all)
                ? ChoiceFields.many(fit, choices, all)
                : new ListField(fit, all).asField());
    }

    private static boolean distinct(List<ListItems.Item> items) {
        Set<String> texts = new HashSet<>();
        return items.stream().allMatch(item -> item.quoted() && texts.add(item.text()));
    }

    private static Optional<ValueField> one(Fit fit) {
        String value = fit.value();
        List<String> choices = ValueRules.choices(fit.rules());
        if (!choices.isEmpty()) {
            return Optional.of(ChoiceFields.one(fit, choices));
        }
        return switch (fit.type()) {
            case "boolean" ->
                Optional.of(value)
                        .filter(it -> it.isEmpty() || it.equals("true") || it.equals("false"))
                        .map(it -> ChoiceFields.yesOrNo(fit));
            case "date" -> TimeFields.day(fit);
            case "date_time" -> TimeFields.moment(fit);
            case "color" -> plain(fit).map(it -> TextFields.color(fit));
            case "number_integer", "number_decimal" ->
                Optional.of(value)
                        .filter(it -> it.isEmpty()
                                || ValueRules.check(fit.type(), List.of(), it).isEmpty())
                        .map(it -> TextFields.number(fit));
            case "money" -> start(value, Money::read, new Money("", "")).map(it -> new MoneyField(fit, it).asField());
            case "rating" -> rating(fit);
            case "link" -> start(value, Link::read, new Link("", "")).map(it -> new LinkField(fit, it).asField());
            case "multi_line_text_field", "rich_text_field", "json" -> Optional.of(TextFields.area(fit));
            default ->
                MeasureUnits.measures(fit.type())
                        ? start(value, Measure::read, new Measure("", ""))
                                .map(it -> new MeasureField(fit, it).asField())
                        : plain(fit).map(it -> TextFields.line(fit));
        };
    }

    /** A field of one line would lose line breaks. */
    private static Optional<Fit> plain(Fit fit) {
        return Optional.of(fit)
                .filter(it -> it.value().indexOf('\n') < 0 && it.value().indexOf('\r') < 0);
    }

    private static <T> Optional<T> start(
            String value, java.util.function.Function<String, Optional<T>> read, T nothing) {
        return value.isEmpty() ? Optional.of(nothing) : read.apply(value);
    }

    /** On the definition's scale; on the value's own where the definition does not tell it. */
    private static Optional<ValueField> rating(Fit fit) {
        Optional<Rating> start = Rating.read(fit.value());
        if (start.isEmpty() && !fit.value().isEmpty()) {
            return Optional.empty();
        }
        String least = ValueRules.rule(fit.rules(), "scale_min")
                .or(() -> start.map(Rating::least))
                .orElse("");
        String most = ValueRules.rule(fit.rules(), "scale_max")
                .or(() -> start.map(Rating::most))
                .orElse("");
        return least.isEmpty() || most.isEmpty()
                ? Optional.empty()
                : Optional.of(TextFields.rating(
                        fit, new Rating(start.map(Rating::value).orElse(""), least, most)));
    }
}
