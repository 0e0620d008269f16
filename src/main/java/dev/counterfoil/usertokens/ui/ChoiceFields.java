package dev.counterfoil.usertokens.ui;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.select.Select;
import dev.counterfoil.usertokens.ListItems;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Fields for values that the definition lists. What is there now is offered as well, whatever the definition says of it by now. */
final class ChoiceFields {

    private ChoiceFields() {}

    static ValueField one(Fit fit, List<String> choices) {
        Select<String> select = select(fit);
        select.setItems(all(choices, fit.value().isEmpty() ? List.of() : List.of(fit.value())));
        Looks.data(select);
        if (!fit.value().isEmpty()) {
            select.setValue(fit.value());
        }
        return read(select);
    }

    static ValueField yesOrNo(Fit fit) {
        Select<String> select = select(fit);
        select.setItems("true", "false");
        select.setItemLabelGenerator(value -> select.getTranslation("usertokens.value." + value));
        if (!fit.value().isEmpty()) {
            select.setValue(fit.value());
        }
        return read(select);
    }

    /** Those that stay keep their order, and their letters; those that come follow. */
    static ValueField many(Fit fit, List<String> choices, List<ListItems.Item> items) {
        List<String> before = items.stream().map(ListItems.Item::text).toList();
        MultiSelectComboBox<String> box = fit.named(new MultiSelectComboBox<>());
        box.setItems(all(choices, before));
        box.setValue(new LinkedHashSet<>(before));
        box.setWidthFull();
        box.setManualValidation(true);
        box.setHelperText(box.getTranslation("usertokens.hint.choices"));
        Looks.data(box);
        String each = fit.type().substring("list.".length());
        return new ValueField(box, () -> {
            Set<String> chosen = box.getValue();
            List<String> raw = new ArrayList<>();
            items.stream().filter(item -> chosen.contains(item.text())).forEach(item -> raw.add(item.raw()));
            chosen.stream()
                    .filter(text -> !before.contains(text))
                    .forEach(text -> raw.add(ListItems.raw(each, text, true)));
            return raw.isEmpty() && items.isEmpty() ? "" : ListItems.write(raw);
        });
    }

    private static Select<String> select(Fit fit) {
        Select<String> select = fit.named(new Select<>());
        select.setWidthFull();
        select.addClassName("cf-data-select");
        select.setManualValidation(true);
        return select;
    }

    private static ValueField read(Select<String> select) {
        return new ValueField(select, () -> select.getValue() == null ? "" : select.getValue());
    }

    private static List<String> all(List<String> choices, List<String> now) {
        return Stream.concat(choices.stream(), now.stream()).distinct().toList();
    }
}
