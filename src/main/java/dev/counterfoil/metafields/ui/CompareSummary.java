package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.counterfoil.metafields.Compared.Item;
import dev.counterfoil.metafields.Compared.Kind;
import dev.counterfoil.metafields.Compared.State;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How many rows stand how: each number shows its rows alone, and those that can be copied can be ticked all at once. */
class CompareSummary extends Composite<Div> {

    private final transient Consumer<@Nullable State> shown;
    private final transient Consumer<State> ticked;

    CompareSummary(Consumer<@Nullable State> shown, Consumer<State> ticked) {
        this.shown = shown;
        this.ticked = ticked;
        getContent().addClassName("cf-compare-summary");
    }

    /** @param items those that fit the filters */
    void show(List<Item> items, CompareState now) {
        State only = now.only();
        getContent().removeAll();
        Div states = new Div();
        states.addClassName("cf-compare-states");
        states.getElement().setAttribute("role", "group");
        states.getElement().setAttribute("aria-label", getTranslation("metafields.compare.filter"));
        Div ticks = new Div();
        ticks.addClassName("cf-compare-ticks");
        for (State state : State.values()) {
            int count =
                    (int) items.stream().filter(item -> item.state() == state).count();
            if (count > 0 || state == only) {
                states.add(chip(state, count, state == only));
            }
            List<Item> swept =
                    items.stream().filter(item -> now.sweeps(item, state)).toList();
            if (!swept.isEmpty() && state.copyable()) {
                NativeButton all = new NativeButton(sweep(state, swept), click -> ticked.accept(state));
                all.addClassName("cf-link-button");
                ticks.add(all);
            }
        }
        int left = (int) items.stream()
                .filter(item -> item.state().copyable() && !now.sweeps(item, item.state()))
                .count();
        if (left > 0) {
            Span one = new Span(getTranslation("metafields.compare.tick.oneByOne", left));
            one.addClassName("cf-quiet");
            ticks.add(one);
        }
        getContent().add(states, ticks);
    }

    /** What one click ticks: not all that the chip counts, for access is ticked by itself. */
    private String sweep(State state, List<Item> swept) {
        int access = count(swept, Kind.GRANTS);
        return access > 0
                ? getTranslation("metafields.compare.tick.access." + state, access)
                : getTranslation(
                        "metafields.compare.tick.all." + state,
                        count(swept, Kind.DEFINITION),
                        count(swept, Kind.NAMESPACE),
                        swept.stream().map(Item::kind).distinct().count() > 1 ? "both" : "one");
    }

    private static int count(List<Item> items, Kind kind) {
        return (int) items.stream().filter(item -> item.kind() == kind).count();
    }

    private NativeButton chip(State state, int count, boolean on) {
        Span number = Looks.data(new Span(String.format(getLocale(), "%,d", count)));
        number.addClassName("cf-chip-number");
        NativeButton chip = new NativeButton();
        chip.add(number, new Span(getTranslation("metafields.compare.count." + state, count)));
        chip.addClickListener(click -> shown.accept(on ? null : state));
        chip.addClassNames("cf-chip", "cf-state-" + state.name().toLowerCase(Locale.ROOT));
        chip.getElement().setAttribute("aria-pressed", String.valueOf(on));
        return chip;
    }
}
