package dev.counterfoil.shell;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.counterfoil.kit.Problems;
import jakarta.servlet.http.HttpServletResponse;

/** A page that failed while it was made: what to do, and a number that stands in the log; nothing of the inside. */
@AnonymousAllowed
class ProblemView extends Composite<ErrorCard> implements HasErrorParameter<Exception>, HasDynamicTitle {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        getContent().show(getTranslation("shell.problem"), Problems.tell(parameter.getException()));
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("shell.problem");
    }
}
