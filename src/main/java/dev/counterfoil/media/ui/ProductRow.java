package dev.counterfoil.media.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.counterfoil.media.ProductRef;
import dev.counterfoil.media.RelatedInput;
import java.util.function.Consumer;

/** One related product, in whatever form it is at hand; says what it understood. */
class ProductRow extends Composite<Div> {

    private final TextField product = new TextField();
    private final TextField variant = new TextField();
    private final Button remove = new Button(VaadinIcon.CLOSE_SMALL.create());

    ProductRow(RelatedInput start, Runnable changed, Consumer<ProductRow> removed) {
        getContent().addClassName("cf-product-row");
        prepare(product, "media.form.product", changed);
        product.setPlaceholder(getTranslation("media.form.product.placeholder"));
        prepare(variant, "media.form.variant", changed);
        variant.setPlaceholder(getTranslation("media.form.variant.placeholder"));
        product.setValue(start.product());
        variant.setValue(start.variant());
        remove.setAriaLabel(getTranslation("media.form.product.remove"));
        remove.setTooltipText(getTranslation("media.form.product.remove"));
        remove.addThemeVariants(ButtonVariant.TERTIARY);
        remove.addClassName("cf-quiet");
        remove.addClickListener(click -> removed.accept(this));
        getContent().add(product, variant, remove);
        say();
    }

    RelatedInput typed() {
        return new RelatedInput(product.getValue().strip(), variant.getValue().strip());
    }

    TextField product() {
        return product;
    }

    TextField variant() {
        return variant;
    }

    void setReadOnly(boolean readOnly) {
        product.setReadOnly(readOnly);
        variant.setReadOnly(readOnly);
        remove.setEnabled(!readOnly);
    }

    private void prepare(TextField field, String label, Runnable changed) {
        field.setLabel(getTranslation(label));
        field.setManualValidation(true);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout(300);
        field.addClassName("cf-mono-field");
        field.addValueChangeListener(change -> {
            field.setInvalid(false);
            say();
            if (change.isFromClient()) {
                changed.run();
            }
        });
    }

    private void say() {
        product.setHelperText(typed().meant()
                .map(related -> Looks.words(this, ProductRef.of(related)))
                .orElse(""));
    }
}
