package dev.counterfoil.media;

import dev.counterfoil.team.CurrentActor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Answers {@code /pictures/<token>/<size>} for the session that was given the token; 404 for any other, and for who may not see it any more. */
@Controller
class PictureController {

    private final Pictures pictures;
    private final CurrentActor current;

    PictureController(Pictures pictures, CurrentActor current) {
        this.pictures = pictures;
        this.current = current;
    }

    @GetMapping("/" + PictureLinks.PATH + "/{token}/{size}")
    void picture(
            @PathVariable("token") String token,
            @PathVariable("size") String size,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        PictureLinks links = PictureLinks.of(request.getSession(false));
        Optional<Picture> picture = links == null
                ? Optional.empty()
                : size(size)
                        .flatMap(asked -> links.find(token)
                                .flatMap(link -> pictures.get(current.get(), link.clientId(), link.url(), asked)));
        if (picture.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        send(picture.get(), response);
    }

    private static void send(Picture picture, HttpServletResponse response) throws IOException {
        response.setContentType(picture.type());
        response.setContentLength(picture.bytes().length);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox; frame-ancestors 'none'");
        response.setHeader("Content-Disposition", "inline");
        response.setHeader("Cache-Control", "private, max-age=" + (picture.real() ? 600 : 60));
        // Those of pages forbid keeping anything.
        response.setHeader("Pragma", null);
        response.setHeader("Expires", null);
        response.getOutputStream().write(picture.bytes());
    }

    private static Optional<Picture.Size> size(String name) {
        return Arrays.stream(Picture.Size.values())
                .filter(size -> size.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }
}
