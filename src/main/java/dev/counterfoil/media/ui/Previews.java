package dev.counterfoil.media.ui;

import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.server.VaadinSession;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.media.Picture;
import dev.counterfoil.media.PictureLinks;
import dev.counterfoil.media.Pictures;
import dev.counterfoil.team.Actor;

/** Preview pictures of a client's videos, as one person may see them: through the proxy, so that no browser is ever sent to where they are. */
record Previews(Pictures pictures, Actor actor, ClientId client) {

    /** Only the neutral picture has this size among thumbnails; of a larger one that has it the proxy knows that it was shown. */
    static final String NEUTRAL = "element.naturalWidth === %d && element.naturalHeight === %d"
            .formatted(Picture.NEUTRAL_WIDTH, Picture.NEUTRAL_HEIGHT);

    /** @param unshown told in words why not, once the browser has got the neutral picture instead */
    Image picture(String url, Picture.Size size, String alternative, SerializableConsumer<String> unshown) {
        String path = PictureLinks.of(VaadinSession.getCurrent().getSession()).to(client, url, size);
        Image image = new Image("/" + path, alternative);
        image.addClassName("cf-picture");
        image.getElement().setAttribute("loading", "lazy");
        image.getElement().setAttribute("decoding", "async");
        image.getElement()
                .addEventListener(
                        "load",
                        loaded -> pictures.whyNot(actor, client.value(), url, size)
                                .ifPresent(why -> unshown.accept(image.getTranslation("media.picture." + why))))
                .setFilter(NEUTRAL);
        return image;
    }
}
