package dev.counterfoil.media.ui;

import dev.counterfoil.clients.ClientDirectory;
import dev.counterfoil.media.Pictures;
import dev.counterfoil.media.VideoService;
import dev.counterfoil.team.Drafts;
import dev.counterfoil.team.Rights;
import org.springframework.stereotype.Component;

/** What the views of videos work with. */
@Component
record VideoUi(VideoService videos, ClientDirectory directory, Rights rights, Drafts drafts, Pictures pictures) {}
