package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import dev.counterfoil.metafields.MetafieldType;
import java.util.stream.Stream;

/** Chooses a type: by group, each with a sentence about what it is for; typing finds it by any word of these. */
class TypeField extends ComboBox<MetafieldType> {

    TypeField() {
        setLabel(getTranslation("metafields.form.type"));
        setItemLabelGenerator(MetafieldType::apiName);
        setItems(
                (type, typed) -> Stream.of(typed.toLowerCase(getLocale()).split("\\s+"))
                        .allMatch(word -> type.apiName().contains(word)
                                || sentence(type).toLowerCase(getLocale()).contains(word)
                                || group(type).toLowerCase(getLocale()).contains(word)),
                MetafieldType.all());
        setRenderer(new ComponentRenderer<>(this::item));
        addClassName("cf-type-field");
        addValueChangeListener(change -> setHelperText(change.getValue() == null ? "" : sentence(change.getValue())));
    }

    private Div item(MetafieldType type) {
        Span group = new Span(group(type));
        group.addClassName("cf-type-group");
        Div head = new Div(Looks.mono(type.apiName()), group);
        head.addClassName("cf-type-head");
        Span words = new Span(sentence(type));
        words.addClassName("cf-type-words");
        Div item = new Div(head, words);
        item.addClassName("cf-type");
        return item;
    }

    private String group(MetafieldType type) {
        return getTranslation("metafields.type.group." + type.group());
    }

    private String sentence(MetafieldType type) {
        String each = getTranslation("metafields.type." + type.each());
        return type.list() ? getTranslation("metafields.type.list", each) : each;
    }
}
