package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientMarks;
import dev.counterfoil.clients.Environment;
import dev.counterfoil.kit.DangerDialog;
import dev.counterfoil.metafields.Compared.Item;
import dev.counterfoil.metafields.CopyRun.Progress;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;

/** Says what is ticked and copies it; what goes to production, or is much, is asked about first. */
class CopyBar extends Div {

    /** As many as a person looks through; more are easily ticked at once. */
    static final int FEW = 20;

    private final Span counted = new Span();
    private final Button copy = new Button();
    private final OtherRun other = new OtherRun();
    private final transient BiConsumer<UUID, List<Item>> start;
    private transient List<Item> ticked = List.of();
    private transient UUID run = UUID.randomUUID();

    /** @param start takes what is ticked, and the ID of the run that copies it: the same for the same ticks */
    CopyBar(Runnable untick, BiConsumer<UUID, List<Item>> start) {
        this.start = start;
        addClassName("cf-compare-bar");
        counted.getElement().setAttribute("role", "status");
        copy.addThemeVariants(ButtonVariant.PRIMARY);
        copy.setDisableOnClick(true);
        copy.addClickListener(click -> confirm());
        Button none = new Button(getTranslation("metafields.compare.untick"), click -> untick.run());
        none.addThemeVariants(ButtonVariant.TERTIARY);
        add(other, counted, none, copy);
    }

    /** Is seen only while something is ticked. */
    void show(List<Item> now) {
        if (!ticked.equals(now)) {
            ticked = List.copyOf(now);
            run = UUID.randomUUID();
            other.hide();
        }
        setVisible(!ticked.isEmpty());
        counted.setText(getTranslation("metafields.compare.ticked", ticked.size(), RunWords.names(targets(ticked))));
        copy.setText(getTranslation("metafields.compare.copy", ticked.size()));
    }

    /** Nothing was sent, because this one still is. */
    void refuse(Progress running) {
        other.show(running);
    }

    private void confirm() {
        other.hide();
        List<Item> asked = ticked;
        UUID under = run;
        Runnable begin = () -> start.accept(under, asked);
        List<Item> production = asked.stream()
                .filter(item -> item.target().environment() == Environment.PRODUCTION)
                .toList();
        if (!production.isEmpty()) {
            ask(production(production, asked.size(), begin));
        } else if (asked.size() > FEW) {
            ask(new CopyQuestion(targets(asked), asked.size(), begin));
        } else {
            begin.run();
            copy.setEnabled(true);
        }
    }

    /** Once: the button comes back with the answer. */
    private void ask(Dialog question) {
        question.addOpenedChangeListener(change -> copy.setEnabled(!change.isOpened()));
        question.open();
    }

    private Dialog production(List<Item> production, int all, Runnable begin) {
        List<Client> clients = targets(production);
        return new DangerDialog(
                        getTranslation("metafields.compare.production", clients.size()),
                        getTranslation(
                                "metafields.compare.production.text", production.size(), RunWords.names(clients)),
                        getTranslation("metafields.compare.production.verb", all),
                        begin)
                .detail(clients.stream().map(ClientMarks::line).toArray(Component[]::new))
                .typeToConfirm(RunWords.names(clients));
    }

    private static List<Client> targets(List<Item> items) {
        return items.stream().map(Item::target).distinct().toList();
    }
}
