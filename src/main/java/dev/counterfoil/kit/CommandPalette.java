package dev.counterfoil.kit;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.counterfoil.kit.Command.Deed;
import dev.counterfoil.kit.Command.Kind;
import dev.counterfoil.kit.Command.Place;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Goes anywhere and does most things by a few letters: opened by Ctrl/Cmd+K, arrows move, Enter goes, Esc closes and gives the focus
 * back. The page's own module moves the mark; this side finds.
 */
public class CommandPalette extends OneDialog {

    /** Of one kind, so that no kind pushes the others out of sight. */
    private static final int SHOWN = 8;

    private static final int SHORTEST = 2;
    private static final int LONGEST = 100;

    private final transient List<CommandSource> sources;
    private final transient List<Command> offered;
    private final String here;
    private final Input search = new Input(ValueChangeMode.LAZY);
    private final UnorderedList found = new UnorderedList();
    private final Paragraph nothing = new Paragraph();

    /** @param here part of the paths of what one works on: it comes first; empty for nothing */
    public CommandPalette(List<CommandSource> sources, String here) {
        this.sources = sources;
        this.here = here;
        offered = sources.stream().flatMap(source -> source.commands().stream()).toList();
        addClassName("cf-palette");
        setWidth("36rem");
        setMaxWidth("calc(100vw - 2rem)");
        search.addClassName("cf-palette-search");
        search.setValueChangeTimeout(120);
        search.getElement().setAttribute("data-cf-palette-search", "");
        search.getElement().setAttribute("autocomplete", "off");
        search.getElement().setAttribute("autofocus", true);
        search.getElement().setAttribute("maxlength", String.valueOf(LONGEST));
        search.addValueChangeListener(change -> show(change.getValue()));
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
        show("");
        // The dialog takes the focus itself once it is open, which is a frame later.
        search.getElement().executeJs("requestAnimationFrame(() => requestAnimationFrame(() => this.focus()))");
    }

    private void show(String typed) {
        String text = typed.strip().toLowerCase(Locale.ROOT);
        List<Command> fitting = fitting(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
        found.removeAll();
        boolean first = true;
        for (Kind kind : Kind.values()) {
            List<Command> some = fitting.stream()
                    .filter(command -> command.kind() == kind)
                    .limit(SHOWN)
                    .toList();
            if (!some.isEmpty()) {
                ListItem heading = new ListItem(getTranslation("kit.palette.kind." + kind));
                heading.addClassName("cf-palette-group");
                found.add(heading);
            }
            for (Command command : some) {
                Component line = line(command);
                if (first) {
                    line.getElement().setAttribute("data-cf-marked", "");
                    first = false;
                }
                found.add(new ListItem(line));
            }
        }
        // Enter waits until what was typed last is answered, so that it never opens what stood there before.
        found.getElement().setAttribute("data-cf-answers", typed);
        nothing.setText(fitting.isEmpty() ? getTranslation("kit.palette.nothing") : "");
        nothing.setVisible(fitting.isEmpty());
    }

    private List<Command> fitting(String text) {
        String[] words = text.split("\\s+");
        Set<String> named = new HashSet<>();
        Stream<Command> narrowed = offered.stream()
                .filter(command -> command.has(words))
                // Who types no more than the name means the thing itself; each further word leads to one of its pages.
                .filter(command ->
                        command.kind() != Kind.CLIENT || !command.isCalled(words) || named.add(command.text()))
                .sorted(Comparator.comparing((Command command) ->
                                !command.text().toLowerCase(Locale.ROOT).startsWith(text))
                        .thenComparing(command -> !command.isOf(here)));
        Stream<Command> searched = text.length() < SHORTEST
                ? Stream.of()
                : sources.stream().flatMap(source -> source.find(text, here).stream());
        return Stream.concat(narrowed, searched).toList();
    }

    private Component line(Command command) {
        return switch (command.goal()) {
            case Place place -> {
                Anchor link = new Anchor("/" + place.path());
                link.getElement().setAttribute("router-link", true);
                link.getElement().addEventListener("click", click -> close());
                yield fill(link, command);
            }
            case Deed deed -> {
                NativeButton button = new NativeButton();
                button.getElement().setAttribute("type", "button");
                button.addClickListener(click -> {
                    close();
                    deed.work().run();
                });
                yield fill(button, command);
            }
        };
    }

    private static <C extends Component & HasComponents> C fill(C line, Command command) {
        line.addClassName("cf-palette-line");
        Span text = new Span(command.text());
        text.addClassName("cf-palette-text");
        if (command.data()) {
            text.getElement().setAttribute("data-cf-data", "");
        }
        line.add(text);
        if (command.hint() != null) {
            Span hint = new Span(command.hint());
            hint.addClassName("cf-palette-kind");
            line.add(hint);
        }
        return line;
    }
}
