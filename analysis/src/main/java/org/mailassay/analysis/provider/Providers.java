package org.mailassay.analysis.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mailassay.analysis.resource.ShippedFile;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/// The providers of the data file, read once.
final class Providers {
    private static final String RESOURCE = "providers.yml";

    private static final List<Provider> ALL = load();

    private Providers() {}

    static List<Provider> all() {
        return ALL;
    }

    private static List<Provider> load() {
        LoaderOptions limits = new LoaderOptions();
        DumperOptions dumping = new DumperOptions();
        Yaml yaml = new Yaml(new SafeConstructor(limits), new Representer(dumping), dumping, limits, new TextOnly());
        List<Provider> providers = new ArrayList<>();
        for (Object entry : (List<?>) yaml.load(ShippedFile.text(Providers.class, RESOURCE))) {
            providers.add(provider((Map<?, ?>) entry));
        }
        return List.copyOf(providers);
    }

    private static Provider provider(Map<?, ?> fields) {
        List<Requirement> requirements = new ArrayList<>();
        for (Object entry : (List<?>) value(fields, "requirements")) {
            Map<?, ?> requirement = (Map<?, ?>) entry;
            requirements.add(new Requirement(
                    text(requirement, "id"),
                    Fact.valueOf(text(requirement, "fact").toUpperCase(Locale.ROOT)),
                    text(requirement, "senders").equals("bulk"),
                    !"yes".equals(requirement.get("recommended")),
                    text(requirement, "since"),
                    text(requirement, "text")));
        }
        return new Provider(
                text(fields, "key"),
                text(fields, "name"),
                text(fields, "mailboxes"),
                text(fields, "page"),
                requirements);
    }

    private static Object value(Map<?, ?> fields, String name) {
        Object value = fields.get(name);
        if (value == null) {
            throw new IllegalStateException("the field " + name + " is missing in " + RESOURCE);
        }
        return value;
    }

    private static String text(Map<?, ?> fields, String name) {
        return value(fields, name).toString();
    }

    /// A date is a text like all others.
    private static final class TextOnly extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.NULL, NULL, "~nN\0");
        }
    }
}
