package org.mailassay.analysis.images;

import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeSet;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.fetch.WebHost;
import org.mailassay.analysis.fetch.WebUrl;
import org.mailassay.analysis.links.Link;
import org.mailassay.analysis.links.TrackingServices;

/// Tells who watches the reader: known services, and pictures that nobody can see.
final class Trackers {
    private Trackers() {}

    /// The service that a URL belongs to.
    static Optional<String> serviceOf(String url) {
        return host(url).flatMap(TrackingServices::of);
    }

    /// Whether a picture is not to be fetched: it cannot be seen, or it is a known service's and has no size.
    static boolean isTracker(String url, List<ImageReference> uses) {
        boolean unseen = uses.stream().allMatch(ImageReference::isUnseen);
        boolean unsized = uses.stream().noneMatch(use -> use.width() > 1 || use.height() > 1);
        return unseen || (unsized && serviceOf(url).isPresent());
    }

    /// The domains that watch: services by their base domain, other hosts of tracking pixels by their name, in order.
    static SequencedSet<String> domains(List<Picture> pictures, List<Link> links) {
        SequencedSet<String> domains = new TreeSet<>();
        links.forEach(link -> link.host()
                .filter(_ -> link.web().isPresent())
                .flatMap(TrackingServices::of)
                .ifPresent(domains::add));
        for (Picture picture : pictures) {
            Optional<String> service = serviceOf(picture.source());
            service.ifPresent(domains::add);
            if (service.isEmpty() && picture.isTrackingPixel()) {
                host(picture.source()).map(DomainName::text).ifPresent(domains::add);
            }
        }
        return domains;
    }

    private static Optional<DomainName> host(String url) {
        return WebUrl.of(url)
                .flatMap(read ->
                        read.host() instanceof WebHost.Name(DomainName name) ? Optional.of(name) : Optional.empty());
    }
}
