package dev.counterfoil.usertokens.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.counterfoil.kit.CopyableId;
import dev.counterfoil.kit.PropertyList;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Validation;
import dev.counterfoil.usertokens.UserValue;
import java.util.List;

/** One value in full: as a person would say it, and letter by letter as the API writes it. */
class ValueDetail extends Composite<Section> {

    ValueDetail(UserValue value, List<Button> actions, Runnable close) {
        String path = value.path().toString();
        Button shut = new Button(VaadinIcon.CLOSE_SMALL.create(), click -> close.run());
        shut.setAriaLabel(getTranslation("usertokens.detail.close"));
        shut.addThemeVariants(ButtonVariant.TERTIARY);
        shut.addClassNames("cf-quiet", "cf-detail-close");
        Div top = new Div(new CopyableId(path), shut);
        top.addClassName("cf-detail-top");
        H2 title = Looks.data(new H2(value.name().isBlank() ? value.path().key() : value.name()));
        PropertyList list = new PropertyList()
                .add(getTranslation("usertokens.column.value"), ValueWords.of(this, value))
                .add(getTranslation("usertokens.detail.type"), Looks.mono(value.type()));
        if (!value.validations().isEmpty()) {
            list.add(getTranslation("usertokens.detail.rules"), rules(value.validations()));
        }
        H3 raw = new H3(getTranslation("usertokens.detail.raw"));
        Div head = new Div(raw, new CopyValue(value));
        head.addClassName("cf-raw-head");
        Pre written = Looks.data(new Pre(value.value()));
        written.addClassName("cf-raw");
        written.getElement().setAttribute("tabindex", "0");
        written.getElement().setAttribute("role", "region");
        written.getElement().setAttribute("aria-label", getTranslation("usertokens.detail.raw"));
        getContent().addClassNames("cf-detail", "cf-value-detail");
        getContent().getElement().setAttribute("aria-label", getTranslation("usertokens.detail", path));
        getContent().add(top, title, list, head, written);
        if (!actions.isEmpty()) {
            Div foot = new Div();
            foot.addClassName("cf-detail-foot");
            actions.forEach(foot::add);
            getContent().add(foot);
        }
    }

    private static Component rules(List<Validation> all) {
        Div rules = new Div();
        rules.addClassName("cf-rules");
        all.forEach(rule -> rules.add(Looks.mono(rule.name() + " " + rule.value())));
        return rules;
    }
}
