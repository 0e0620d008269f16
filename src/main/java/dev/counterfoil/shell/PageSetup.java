package dev.counterfoil.shell;

import com.vaadin.flow.component.ReconnectDialogConfiguration;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.SystemMessagesInfo;
import com.vaadin.flow.server.VaadinServiceInitListener;
import dev.counterfoil.kit.Problems;
import dev.counterfoil.kit.Toast;
import org.springframework.stereotype.Component;

/** Gives each page our module, each session an end that loses nothing, and each unexpected problem a number instead of a stack trace. */
@Component
class PageSetup implements VaadinServiceInitListener {

    private final I18NProvider texts;

    PageSetup(I18NProvider texts) {
        this.texts = texts;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(init -> prepare(init.getUI()));
        event.getSource().addSessionInitListener(init -> init.getSession().setErrorHandler(PageSetup::tell));
        event.getSource().setSystemMessagesProvider(this::messages);
    }

    private void prepare(UI ui) {
        ui.getPage().addJsModule("/cf.js");
        // The page tells by the caption which of Vaadin's messages it shows, and gives it a button in our words.
        ui.getPage()
                .executeJs(
                        "Object.assign(document.documentElement.dataset, {cfBroken: $0, cfReload: $1, cfSignIn: $2})",
                        texts.getTranslation("shell.problem", ui.getLocale()),
                        texts.getTranslation("shell.problem.go", ui.getLocale()),
                        texts.getTranslation("shell.session.go", ui.getLocale()));
        ReconnectDialogConfiguration lost = ui.getReconnectDialogConfiguration();
        lost.setDialogText(texts.getTranslation("shell.connection.lost", ui.getLocale()));
        lost.setDialogTextGaveUp(texts.getTranslation("shell.connection.gone", ui.getLocale()));
    }

    private static void tell(ErrorEvent event) {
        UI ui = UI.getCurrent();
        if (ui == null) {
            Problems.log(event.getThrowable());
            return;
        }
        String words = Problems.tell(event.getThrowable());
        ui.access(() -> Toast.error(words));
    }

    /** Without an address the page reloads where it is: one signs in again and is back, and the draft is there. */
    private SystemMessages messages(SystemMessagesInfo info) {
        CustomizedSystemMessages messages = new CustomizedSystemMessages();
        messages.setSessionExpiredNotificationEnabled(true);
        messages.setSessionExpiredURL(null);
        messages.setSessionExpiredCaption(text(info, "shell.session.expired"));
        messages.setSessionExpiredMessage(text(info, "shell.session.expired.text"));
        messages.setInternalErrorNotificationEnabled(true);
        messages.setInternalErrorURL(null);
        messages.setInternalErrorCaption(text(info, "shell.problem"));
        messages.setInternalErrorMessage(text(info, "shell.problem.reload"));
        messages.setCookiesDisabledNotificationEnabled(true);
        messages.setCookiesDisabledURL(null);
        messages.setCookiesDisabledCaption(text(info, "shell.cookies"));
        messages.setCookiesDisabledMessage(text(info, "shell.cookies.text"));
        return messages;
    }

    private String text(SystemMessagesInfo info, String key) {
        return texts.getTranslation(key, info.getLocale());
    }
}
