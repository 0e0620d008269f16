package dev.counterfoil.clients;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.counterfoil.clients.ClientChoice.Choice;
import dev.counterfoil.clients.ClientChoice.Choices;
import dev.counterfoil.kit.Dot;
import dev.counterfoil.team.Actor;
import org.jspecify.annotations.Nullable;

/** What the switcher opens: a search field over links, which the page's own module walks by arrow keys as it does in the palette. */
class SwitcherList extends Composite<Div> {

    private static final int SHOWN = 40;

    private final transient ClientChoice choice;
    private final transient Actor actor;
    private final @Nullable ClientId current;
    private final Runnable close;
    private final Input search = new Input(ValueChangeMode.LAZY);
    private final UnorderedList found = new UnorderedList();
    private final Paragraph note = new Paragraph();

    SwitcherList(ClientChoice choice, Actor actor, @Nullable ClientId current, Runnable close) {
        this.choice = choice;
        this.actor = actor;
        this.current = current;
        this.close = close;
        search.addClassName("cf-palette-search");
        search.setValueChangeTimeout(150);
        search.getElement().setAttribute("data-cf-palette-search", "");
        search.getElement().setAttribute("autocomplete", "off");
        search.getElement().setAttribute("autofocus", true);
        search.addValueChangeListener(change -> filter());
        found.addClassNames("cf-palette-found", "cf-switcher-found");
        note.addClassNames("cf-palette-nothing", "cf-switcher-note");
        note.getElement().setAttribute("role", "status");
        Anchor all = new Anchor("/" + ClientsNavigation.LIST);
        all.getElement().setAttribute("router-link", true);
        all.addClassName("cf-switcher-all");
        all.getElement().addEventListener("click", click -> close.run());
        getContent().addClassName("cf-switcher-list");
        getContent().add(search, found, note, all);
        addAttachListener(attached -> all.setText(getTranslation("clients.switcher.all")));
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        search.setPlaceholder(getTranslation("clients.switcher.search"));
        search.getElement().setAttribute("aria-label", getTranslation("clients.switcher.search"));
        filter();
        // The popover takes the focus itself once it is open, which is a frame later.
        search.getElement().executeJs("requestAnimationFrame(() => requestAnimationFrame(() => this.focus()))");
    }

    private void filter() {
        Choices choices = choice.find(actor, search.getValue(), SHOWN);
        found.removeAll();
        String group = "";
        for (Choice each : choices.first()) {
            String its = each.favourite() ? "favourites" : each.recent() ? "recent" : "others";
            if (!its.equals(group)) {
                group = its;
                found.add(heading(getTranslation("clients.switcher." + its)));
            }
            found.add(line(each));
        }
        int more = choices.total() - choices.first().size();
        String text = choices.total() == 0
                ? getTranslation("clients.switcher.nothing")
                : more > 0 ? getTranslation("clients.switcher.more", more) : "";
        note.setText(text);
        note.setVisible(!text.isEmpty());
    }

    private static ListItem heading(String words) {
        ListItem heading = new ListItem(words);
        heading.addClassName("cf-switcher-group");
        return heading;
    }

    private ListItem line(Choice each) {
        Span name = new Span(each.name());
        name.addClassName("cf-switcher-name");
        name.getElement().setAttribute("data-cf-data", "");
        Span where = new Span(ClientMarks.word(each.environment()));
        where.addClassName("cf-palette-kind");
        Anchor link = new Anchor("/" + ClientsNavigation.overview(each.id()));
        link.getElement().setAttribute("router-link", true);
        link.add(new Dot(ClientMarks.tone(each.environment())), name, where);
        if (each.id().equals(current)) {
            link.getElement().setAttribute("aria-current", "true");
        }
        link.getElement().addEventListener("click", click -> close.run());
        ListItem line = new ListItem(link, star(each));
        line.addClassName("cf-switcher-line");
        return line;
    }

    private NativeButton star(Choice each) {
        NativeButton star = new NativeButton("", click -> {
            choice.star(actor, each.id(), !each.favourite());
            filter();
            search.focus();
        });
        star.addClassName("cf-star");
        star.getElement().setAttribute("type", "button");
        star.getElement().setAttribute("aria-pressed", String.valueOf(each.favourite()));
        star.getElement().setAttribute("aria-label", getTranslation("clients.switcher.star", each.name()));
        star.getElement().setAttribute("title", getTranslation("clients.switcher.star", each.name()));
        return star;
    }
}
