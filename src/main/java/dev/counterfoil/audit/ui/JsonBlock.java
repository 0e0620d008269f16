package dev.counterfoil.audit.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Pre;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A JSON text set out for reading, folded until it is wanted. */
class JsonBlock extends Composite<Details> {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    JsonBlock(String title, String json) {
        Pre text = Looks.data(new Pre(readable(json)));
        text.addClassName("cf-json");
        text.getElement().setAttribute("tabindex", "0");
        getContent().setSummaryText(title);
        getContent().add(text);
        getContent().addClassName("cf-json-block");
    }

    private static String readable(String json) {
        try {
            return JSON.writeValueAsString(JSON.readTree(json));
        } catch (JacksonException notJson) {
            return json;
        }
    }
}
