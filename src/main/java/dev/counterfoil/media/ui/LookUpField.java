package dev.counterfoil.media.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.QueryParameters;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.media.MediaNavigation;
import dev.counterfoil.media.ProductRef;
import dev.counterfoil.mirror.VideoLookUp;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes a product or variant in whatever form it is at hand, says what it understood, and offers those asked for before. */
class LookUpField extends Composite<Div> {

    private static final int OFFERED = 6;

    private final TextField field = new TextField();
    private final Button ask = new Button();
    private final Button all = new Button();
    private final Div known = new Div();
    private final transient Consumer<@Nullable ProductRef> asked;

    /** @param asked told what to look up; null for all that are known */
    LookUpField(Consumer<@Nullable ProductRef> asked) {
        this.asked = asked;
        field.setLabel(getTranslation("media.lookUp.field"));
        field.setPlaceholder(getTranslation("media.lookUp.placeholder"));
        field.setHelperText(getTranslation("media.lookUp.hint"));
        field.setClearButtonVisible(true);
        field.setManualValidation(true);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout(250);
        field.addClassName("cf-lookup-field");
        field.addValueChangeListener(change -> {
            field.setInvalid(false);
            say();
        });
        field.addKeyPressListener(Key.ENTER, press -> ask());
        ask.setText(getTranslation("media.lookUp"));
        ask.addClickListener(click -> ask());
        all.setText(getTranslation("media.lookUp.all"));
        all.addClickListener(click -> {
            field.clear();
            asked.accept(null);
        });
        Div line = new Div(field, ask, all);
        line.addClassName("cf-lookup-line");
        known.addClassName("cf-lookup-known");
        getContent().addClassName("cf-lookup");
        getContent().add(line, known);
    }

    /** Shows what is looked up now; what is being typed stays. */
    void show(@Nullable ProductRef now) {
        all.setVisible(now != null);
        Optional<ProductRef> typed = ProductRef.parse(field.getValue());
        if (now != null && !typed.equals(Optional.of(now))) {
            field.setValue(typed(now));
        }
        say();
    }

    void offer(ClientId client, List<VideoLookUp> lookUps) {
        known.removeAll();
        lookUps.stream()
                .filter(one -> ProductRef.parse(one.entityId()).isPresent())
                .limit(OFFERED)
                .forEach(one -> {
                    ProductRef ref = ProductRef.parse(one.entityId()).orElseThrow();
                    QueryParameters url = VideoState.of(ref).url();
                    Anchor link = new Anchor("/" + MediaNavigation.list(client) + "?" + url.getQueryString());
                    link.getElement().setAttribute("router-link", true);
                    link.addClassName("cf-chip");
                    Span count = Looks.data(new Span(String.valueOf(one.videos())));
                    count.addClassName("cf-chip-count");
                    link.add(new Span(Looks.words(this, ref)), count);
                    known.add(link);
                });
        if (known.getComponentCount() > 0) {
            known.addComponentAsFirst(new Span(getTranslation("media.lookUp.known")));
        }
    }

    void focus() {
        field.focus();
    }

    /** The shortest that is understood again. */
    private static String typed(ProductRef ref) {
        String product = ref.product();
        if (product == null) {
            return ref.entityId();
        }
        return ref.variant() == null ? product : "/products/" + product + "/variants/" + ref.variant();
    }

    private void say() {
        String typed = field.getValue();
        field.setHelperText(
                typed.isBlank()
                        ? getTranslation("media.lookUp.hint")
                        : ProductRef.parse(typed)
                                .map(ref -> getTranslation("media.lookUp.meant", Looks.words(this, ref)))
                                .orElse(getTranslation("media.lookUp.hint")));
    }

    private void ask() {
        if (field.getValue().isBlank()) {
            asked.accept(null);
            return;
        }
        Optional<ProductRef> meant = ProductRef.parse(field.getValue());
        if (meant.isPresent()) {
            asked.accept(meant.get());
        } else {
            field.setErrorMessage(getTranslation("media.problem.LOOK_UP"));
            field.setInvalid(true);
            field.focus();
        }
    }
}
