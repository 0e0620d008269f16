package dev.counterfoil.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;

/** The top of a page: where one is, the one {@code h1}, and the actions. */
public class PageHeader extends Composite<Header> {

    private final Div context = new Div();
    private final Div actions = new Div();
    private final Div below = new Div();
    private final H1 heading;

    public PageHeader(String title) {
        context.addClassName("cf-page-context");
        actions.addClassName("cf-page-actions");
        below.addClassName("cf-page-below");
        heading = new H1(title);
        // The layout moves the focus here after a navigation, so that screen readers hear where they are.
        heading.getElement().setAttribute("tabindex", "-1");
        Div titles = new Div(context, heading);
        titles.addClassName("cf-page-titles");
        getContent().addClassName("cf-page-header");
        getContent().add(titles, actions, below);
    }

    /** What stands above the title: the client's name, its environment. */
    public PageHeader context(Component... components) {
        context.add(components);
        return this;
    }

    /** Filter fields and buttons, the primary one last. */
    public PageHeader actions(Component... components) {
        actions.add(components);
        return this;
    }

    /** A row of its own under both: a wide search field. */
    public PageHeader below(Component... components) {
        below.add(components);
        return this;
    }

    /** The title is somebody's name for something, not a word of ours. */
    public PageHeader named() {
        heading.getElement().setAttribute("data-cf-data", "");
        return this;
    }

    /** Says another title. */
    public void title(String title) {
        heading.setText(title);
    }
}
