package dev.counterfoil.usertokens.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.counterfoil.usertokens.ListItems;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list's items beneath each other, each in the field of its type. Items that nobody touches go back letter by letter. */
class ListField extends CustomField<String> {

    private final transient Fit each;
    private final transient List<Row> shown = new ArrayList<>();
    private final boolean quoted;
    private final boolean hadSome;
    private final Div rows = new Div();
    private final Button add = new Button(VaadinIcon.PLUS.create());

    /**
     * One of them.
     *
     * @param item as it stood in the list; null for one that was added
     * @param read what its field read before anybody touched it
     */
    private record Row(Div place, Button remove, ValueField field, ListItems.@Nullable Item item, String read) {}

    ListField(Fit fit, List<ListItems.Item> items) {
        each = new Fit(fit.type().substring("list.".length()), fit.rules(), "", true);
        quoted = items.stream().anyMatch(ListItems.Item::quoted);
        hadSome = !fit.value().isEmpty();
        setLabel(getTranslation("usertokens.value"));
        setHelperText(getTranslation("usertokens.hint.list"));
        setWidthFull();
        rows.addClassName("cf-items");
        add.setText(getTranslation("usertokens.item.add"));
        add.addThemeVariants(ButtonVariant.TERTIARY);
        add.addClassName("cf-quiet");
        add.addClickListener(click -> row(null).field().focus());
        add(new Div(rows, add));
        items.forEach(this::row);
        if (items.isEmpty()) {
            row(null);
        }
    }

    ValueField asField() {
        return new ValueField(this, this::read);
    }

    private String read() {
        List<String> raw = new ArrayList<>();
        for (Row row : shown) {
            String now = row.field().value();
            if (row.item() != null && now.equals(row.read())) {
                raw.add(row.item().raw());
            } else if (row.item() != null || !now.isEmpty()) {
                raw.add(ListItems.raw(each.type(), now, quoted));
            }
        }
        return raw.isEmpty() && !hadSome ? "" : ListItems.write(raw);
    }

    private Row row(ListItems.@Nullable Item item) {
        ValueField field = ValueFields.fit(item == null ? each : each.with(item.text()));
        Button remove = new Button(VaadinIcon.CLOSE_SMALL.create());
        remove.addThemeVariants(ButtonVariant.TERTIARY);
        remove.addClassName("cf-quiet");
        Div place = new Div(field.field(), remove);
        place.addClassName("cf-item");
        place.getElement().setAttribute("role", "group");
        Row row = new Row(place, remove, field, item, field.value());
        remove.addClickListener(click -> {
            shown.remove(row);
            rows.remove(place);
            number();
            add.focus();
        });
        shown.add(row);
        rows.add(place);
        number();
        return row;
    }

    private void number() {
        for (int i = 0; i < shown.size(); i++) {
            Row row = shown.get(i);
            row.place().getElement().setAttribute("aria-label", getTranslation("usertokens.item.number", i + 1));
            String words = getTranslation("usertokens.item.remove", i + 1);
            row.remove().setAriaLabel(words);
            row.remove().setTooltipText(words);
        }
    }

    @Override
    protected String generateModelValue() {
        return read();
    }

    @Override
    protected void setPresentationValue(String value) {
        // It is filled when it is made, and read by hand: what it holds is never set from outside.
    }

    @Override
    public void setReadOnly(boolean readOnly) {
        super.setReadOnly(readOnly);
        add.setEnabled(!readOnly);
        shown.forEach(row -> {
            row.field().setReadOnly(readOnly);
            row.remove().setEnabled(!readOnly);
        });
    }

    @Override
    public void focus() {
        if (shown.isEmpty()) {
            add.focus();
        } else {
            shown.getFirst().field().focus();
        }
    }
}
