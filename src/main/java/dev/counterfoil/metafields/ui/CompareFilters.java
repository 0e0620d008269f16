package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import dev.counterfoil.kit.FilterField;
import dev.counterfoil.metafields.Compared.Kind;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Which rows of a comparison are looked at: by what their key or name says, and by their kind. */
class CompareFilters extends Composite<Div> {

    private final FilterField text;
    private final Select<Kind> kind = new Select<>();

    /**
     * @param changed takes what becomes of the state
     * @param export takes what is left of the rows along
     */
    CompareFilters(Consumer<UnaryOperator<CompareState>> changed, CompareExport export) {
        getContent().addClassName("cf-compare-filters");
        text = new FilterField(getTranslation("metafields.compare.search"));
        text.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                changed.accept(state -> state.filtered(change.getValue()));
            }
        });
        kind.setItems(Kind.values());
        kind.setEmptySelectionAllowed(true);
        kind.setEmptySelectionCaption(getTranslation("metafields.compare.kinds.all"));
        kind.setItemLabelGenerator(one ->
                getTranslation(one == null ? "metafields.compare.kinds.all" : "metafields.compare.kinds." + one));
        kind.setAriaLabel(getTranslation("metafields.compare.kinds"));
        kind.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                changed.accept(state -> state.ofKind(change.getValue()));
            }
        });
        getContent().add(text, kind, export);
    }

    void show(CompareState now) {
        if (!text.getValue().equals(now.filter())) {
            text.setValue(now.filter());
        }
        kind.setValue(now.kind());
    }
}
