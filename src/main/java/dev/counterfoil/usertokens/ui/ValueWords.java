package dev.counterfoil.usertokens.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import dev.counterfoil.kit.Moment;
import dev.counterfoil.upstream.partners.MeasureUnits;
import dev.counterfoil.usertokens.ListItems;
import dev.counterfoil.usertokens.UserValue;
import dev.counterfoil.usertokens.ValueRules;
import dev.counterfoil.usertokens.ValueShapes.Link;
import dev.counterfoil.usertokens.ValueShapes.Measure;
import dev.counterfoil.usertokens.ValueShapes.Money;
import dev.counterfoil.usertokens.ValueShapes.Rating;
import java.math.BigDecimal;
import java.net.URI;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Values as a person would say them; what cannot be said better stays as the API writes it. */
final class ValueWords {

    private ValueWords() {}

    static String of(Component view, UserValue value) {
        String type = value.type();
        if (type.startsWith("list.")) {
            String each = type.substring("list.".length());
            return ListItems.read(value.value())
                    .map(items -> items.stream()
                            .map(item -> one(view, each, item.text()))
                            .collect(Collectors.joining(", ")))
                    .orElse(value.value());
        }
        return one(view, type, value.value());
    }

    /** A number without zeros that say nothing. */
    static String plain(String number) {
        return ValueRules.check("number_decimal", List.of(), number).isEmpty()
                ? new BigDecimal(number).stripTrailingZeros().toPlainString()
                : number;
    }

    static String unit(String unit) {
        return unit.replace('_', ' ');
    }

    private static String one(Component view, String type, String value) {
        Optional<String> words = switch (type) {
            case "money" -> Money.read(value).map(it -> it.amount() + " " + it.currency());
            case "rating" ->
                Rating.read(value)
                        .map(it -> view.getTranslation("usertokens.rating.shown", plain(it.value()), plain(it.most())));
            case "link" ->
                Link.read(value).map(it -> view.getTranslation("usertokens.link.shown", it.text(), host(it.url())));
            case "date" ->
                ValueRules.day(value)
                        .map(DateTimeFormatter.ofPattern(
                                "d MMM uuuu", UI.getCurrent().getLocale())::format);
            case "date_time" ->
                ValueRules.moment(value)
                        .map(at -> Moment.exact(
                                at,
                                Moment.zone(UI.getCurrent()),
                                UI.getCurrent().getLocale()));
            case "boolean" ->
                Optional.of(value)
                        .filter(it -> it.equals("true") || it.equals("false"))
                        .map(it -> view.getTranslation("usertokens.value." + it));
            default ->
                MeasureUnits.measures(type)
                        ? Measure.read(value).map(it -> it.value() + " " + unit(it.unit()))
                        : Optional.empty();
        };
        return words.orElse(value);
    }

    private static String host(String url) {
        try {
            String host = URI.create(url).getHost();
            return host == null ? url : host;
        } catch (IllegalArgumentException odd) {
            return url;
        }
    }
}
