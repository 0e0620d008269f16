package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import dev.counterfoil.metafields.MetafieldType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Chooses a type: by group, each with a sentence about what it is for. */
class TypeField extends ComboBox<MetafieldType> {

    TypeField() {
        List<MetafieldType> byGroup = Arrays.stream(MetafieldType.values())
                .sorted(Comparator.comparing(MetafieldType::group))
                .toList();
        setLabel(getTranslation("metafields.form.type"));
        setItemLabelGenerator(MetafieldType::apiName);
        setItems(
                (type, typed) -> {
                    String words = typed.toLowerCase(getLocale());
                    return type.apiName().contains(words)
                            || sentence(type).toLowerCase(getLocale()).contains(words);
                },
                byGroup);
        setRenderer(new ComponentRenderer<>(this::item));
        addClassName("cf-type-field");
        addValueChangeListener(change -> setHelperText(change.getValue() == null ? "" : sentence(change.getValue())));
    }

    private Div item(MetafieldType type) {
        Span group = new Span(getTranslation("metafields.type.group." + type.group()));
        group.addClassName("cf-type-group");
        Div head = new Div(Looks.mono(type.apiName()), group);
        head.addClassName("cf-type-head");
        Span words = new Span(sentence(type));
        words.addClassName("cf-type-words");
        Div item = new Div(head, words);
        item.addClassName("cf-type");
        return item;
    }

    private String sentence(MetafieldType type) {
        return getTranslation("metafields.type." + type.apiName());
    }
}
