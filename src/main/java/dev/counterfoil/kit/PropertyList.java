package dev.counterfoil.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.DescriptionList;

/** Names and values beneath each other, as a description list. */
public class PropertyList extends Composite<DescriptionList> {

    public PropertyList() {
        getContent().addClassName("cf-properties");
    }

    public PropertyList add(String name, String value) {
        getContent().add(new DescriptionList.Term(name), new DescriptionList.Description(value));
        return this;
    }

    public PropertyList add(String name, Component value) {
        getContent().add(new DescriptionList.Term(name), new DescriptionList.Description(value));
        return this;
    }
}
