package dev.counterfoil.media.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.counterfoil.kit.FormErrors;
import dev.counterfoil.media.RelatedInput;
import java.util.ArrayList;
import java.util.List;

/** The products and variants a video is tied to, one a row. */
class ProductRows extends Composite<Div> {

    private final Div place = new Div();
    private final Button add = new Button(VaadinIcon.PLUS.create());
    private final List<ProductRow> rows = new ArrayList<>();
    private final transient Runnable changed;

    ProductRows(Runnable changed) {
        this.changed = changed;
        Paragraph hint = new Paragraph(getTranslation("media.form.products.hint"));
        hint.addClassName("cf-note");
        place.addClassName("cf-product-rows");
        add.setText(getTranslation("media.form.product.add"));
        add.addClickListener(click -> {
            add(new RelatedInput("", "")).product().focus();
            changed.run();
        });
        getContent().addClassNames("cf-section", "cf-product-section");
        getContent().add(new H2(getTranslation("media.form.products")), hint, place, add);
    }

    void fill(List<RelatedInput> products) {
        rows.clear();
        place.removeAll();
        products.forEach(this::add);
        if (rows.isEmpty()) {
            add(new RelatedInput("", ""));
        }
    }

    List<RelatedInput> typed() {
        return rows.stream().map(ProductRow::typed).toList();
    }

    /** Names the fields that problems of the API belong to. */
    void register(FormErrors errors) {
        for (int i = 0; i < rows.size(); i++) {
            errors.field("relatedProducts." + i, rows.get(i).product());
            errors.field("relatedProducts." + i + ".productId", rows.get(i).product());
            errors.field(
                    "relatedProducts." + i + ".productVariantId", rows.get(i).variant());
        }
    }

    void setReadOnly(boolean readOnly) {
        rows.forEach(row -> row.setReadOnly(readOnly));
        add.setEnabled(!readOnly);
    }

    private ProductRow add(RelatedInput start) {
        ProductRow row = new ProductRow(start, changed, gone -> {
            rows.remove(gone);
            place.remove(gone);
            add.focus();
            changed.run();
        });
        rows.add(row);
        place.add(row);
        return row;
    }
}
