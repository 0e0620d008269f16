package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.counterfoil.clients.ClientMarks;
import dev.counterfoil.clients.Environment;
import dev.counterfoil.kit.DangerDialog;
import dev.counterfoil.metafields.Compared.Item;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Says what is ticked and copies it; what goes to production is asked about first. */
class CopyBar extends Div {

    private final Span counted = new Span();
    private final Button copy = new Button();
    private final transient Consumer<List<Item>> start;
    private transient List<Item> ticked = List.of();

    CopyBar(Runnable untick, Consumer<List<Item>> start) {
        this.start = start;
        addClassName("cf-compare-bar");
        counted.getElement().setAttribute("role", "status");
        copy.addThemeVariants(ButtonVariant.PRIMARY);
        copy.addClickListener(click -> confirm());
        Button none = new Button(getTranslation("metafields.compare.untick"), click -> untick.run());
        none.addThemeVariants(ButtonVariant.TERTIARY);
        add(counted, none, copy);
    }

    /** Is seen only while something is ticked. */
    void show(List<Item> now) {
        ticked = List.copyOf(now);
        setVisible(!ticked.isEmpty());
        String targets =
                ticked.stream().map(item -> item.target().name()).distinct().collect(Collectors.joining(", "));
        counted.setText(getTranslation("metafields.compare.ticked", ticked.size(), targets));
        copy.setText(getTranslation("metafields.compare.copy", ticked.size()));
    }

    private void confirm() {
        List<Item> asked = ticked;
        List<Item> production = asked.stream()
                .filter(item -> item.target().environment() == Environment.PRODUCTION)
                .toList();
        if (production.isEmpty()) {
            start.accept(asked);
            return;
        }
        List<String> names =
                production.stream().map(item -> item.target().name()).distinct().toList();
        new DangerDialog(
                        getTranslation("metafields.compare.production"),
                        getTranslation(
                                "metafields.compare.production.text", production.size(), String.join(", ", names)),
                        getTranslation("metafields.compare.production.verb", asked.size()),
                        () -> start.accept(asked))
                .detail(production.stream()
                        .map(Item::target)
                        .distinct()
                        .map(ClientMarks::line)
                        .toArray(Component[]::new))
                .typeToConfirm(names.getFirst())
                .open();
    }
}
