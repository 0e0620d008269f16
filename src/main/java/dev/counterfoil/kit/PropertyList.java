package dev.counterfoil.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Span;

/** Names and values beneath each other, as a description list. Names are translated words, values are data. */
public class PropertyList extends Composite<DescriptionList> {

    public PropertyList() {
        getContent().addClassName("cf-properties");
    }

    public PropertyList add(String name, String value) {
        Span text = new Span(value);
        text.getElement().setAttribute("data-cf-data", "");
        return add(name, text);
    }

    public PropertyList add(String name, Component value) {
        getContent().add(new DescriptionList.Term(name), new DescriptionList.Description(value));
        return this;
    }
}
