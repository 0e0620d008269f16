package dev.counterfoil.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A heading with rows under it, and a link to all of them. */
class HomeSection extends Composite<Section> {

    HomeSection(String title, @Nullable Anchor all, List<Component> rows) {
        H2 heading = new H2(title);
        Div head = new Div(heading);
        head.addClassName("cf-section-head");
        if (all != null) {
            head.add(all);
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("cf-rows");
        rows.forEach(row -> list.add(new ListItem(row)));
        getContent().addClassName("cf-section");
        getContent().add(head, list);
    }
}
