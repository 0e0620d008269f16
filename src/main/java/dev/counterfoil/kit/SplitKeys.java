package dev.counterfoil.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.masterdetaillayout.MasterDetailLayout;
import com.vaadin.flow.dom.DomEvent;
import java.util.function.Consumer;

/**
 * The keyboard where a list stands beside one of its rows in full: Enter opens the row and goes on to it, Esc closes it and goes back. Without
 * this the focus would be left on what is not there any more.
 */
public final class SplitKeys {

    /** What the browser tells of the row that has the focus. */
    public static final String ROW = "element.getEventContext(event).item?.key";

    /** Which keys the browser tells of. */
    public static final String ENTER =
            "event.key === 'Enter' && !event.defaultPrevented" + " && !element.hasAttribute('interacting') && !!" + ROW;

    /** What is opened finds its place in the layout some frames later. */
    private static final String INTO = """
            const into = (frames) => {
              const heading = this.querySelector(":scope > [slot='detail'] h2");
              if (heading) {
                heading.tabIndex = -1;
                heading.focus({ preventScroll: true });
              }
              if (frames && (!heading || document.activeElement !== heading)) {
                requestAnimationFrame(() => into(frames - 1));
              }
            };
            into(60);""";

    private static final String BACK = """
            const lost = (frames) => {
              const at = document.activeElement;
              if (!at || at === document.body) {
                // The list itself takes no focus: the row that was left last does.
                this.shadowRoot?.querySelector("#items [tabindex='0']")?.focus();
              } else if (frames) {
                requestAnimationFrame(() => lost(frames - 1));
              }
            };
            lost(20);""";

    private SplitKeys() {}

    /** Enter on a row of the list. */
    public static <T> void enter(Grid<T> list, Consumer<T> open) {
        list.getElement()
                .addEventListener("keydown", pressed -> row(list, pressed, open))
                .setFilter(ENTER)
                .addEventData(ROW);
    }

    private static <T> void row(Grid<T> list, DomEvent pressed, Consumer<T> open) {
        T row = list.getDataCommunicator()
                .getKeyMapper()
                .get(pressed.getEventData().path(ROW).asString(""));
        if (row != null) {
            open.accept(row);
        }
    }

    /** Goes on to the heading of what stands beside the list. */
    public static void goInto(MasterDetailLayout layout) {
        layout.getElement().executeJs(INTO);
    }

    /** Goes to the list, in case what had the focus is not there any more. */
    public static void goBack(Component list) {
        list.getElement().executeJs(BACK);
    }

    /** Esc presses this button, wherever the focus is. */
    public static void closes(Component button) {
        button.getElement().setAttribute("data-cf-close", "");
    }
}
