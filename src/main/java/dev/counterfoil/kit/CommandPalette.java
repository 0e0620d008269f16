package dev.counterfoil.kit;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Goes anywhere by a few letters: opened by Ctrl/Cmd+K, arrows move, Enter goes, Esc closes and gives the focus back. The page's own
 * module moves the mark among the links; this side only filters.
 */
public class CommandPalette extends Dialog {

    private static final int SHOWN = 12;

    private final List<Command> commands;
    private final Input search = new Input(ValueChangeMode.EAGER);
    private final UnorderedList found = new UnorderedList();
    private final Paragraph nothing = new Paragraph();

    public CommandPalette(Supplier<List<Command>> commands) {
        this.commands = commands.get();
        addClassName("cf-palette");
        setWidth("34rem");
        setMaxWidth("calc(100vw - 2rem)");
        search.addClassName("cf-palette-search");
        search.getElement().setAttribute("data-cf-palette-search", "");
        search.getElement().setAttribute("autocomplete", "off");
        search.getElement().setAttribute("autofocus", true);
        search.addValueChangeListener(change -> filter(change.getValue()));
        found.addClassName("cf-palette-found");
        nothing.addClassName("cf-palette-nothing");
        nothing.getElement().setAttribute("role", "status");
        Div all = new Div(search, found, nothing);
        all.addClassName("cf-palette-content");
        add(all);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        setAriaLabel(getTranslation("kit.palette"));
        search.setPlaceholder(getTranslation("kit.palette.hint"));
        search.getElement().setAttribute("aria-label", getTranslation("kit.palette.hint"));
        filter("");
    }

    private void filter(String typed) {
        String[] words = typed.strip().toLowerCase(getLocale()).split("\\s+");
        found.removeAll();
        commands.stream()
                .filter(command -> matches(command, words))
                .limit(SHOWN)
                .forEach(command -> found.add(new ListItem(link(command))));
        boolean none = found.getComponentCount() == 0;
        nothing.setText(none ? getTranslation("kit.palette.nothing") : "");
        nothing.setVisible(none);
    }

    private boolean matches(Command command, String[] words) {
        String text = (command.text() + " " + (command.hint() == null ? "" : command.hint())).toLowerCase(Locale.ROOT);
        for (String word : words) {
            if (!text.contains(word)) {
                return false;
            }
        }
        return true;
    }

    private Anchor link(Command command) {
        Span text = new Span(command.text());
        if (command.data()) {
            text.getElement().setAttribute("data-cf-data", "");
        }
        Anchor link = new Anchor("/" + command.path());
        link.getElement().setAttribute("router-link", true);
        link.add(text);
        if (command.hint() != null) {
            Span hint = new Span(command.hint());
            hint.addClassName("cf-palette-kind");
            link.add(hint);
        }
        link.getElement().addEventListener("click", click -> close());
        return link;
    }
}
