package org.mailassay.mailets.spool;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.mail.MessagingException;
import org.apache.commons.configuration2.BaseHierarchicalConfiguration;
import org.apache.commons.configuration2.HierarchicalConfiguration;
import org.apache.commons.configuration2.tree.ImmutableNode;
import org.apache.james.mailetcontainer.api.MailProcessor;
import org.apache.james.mailetcontainer.impl.MailetProcessorImpl;
import org.apache.james.mailetcontainer.lib.AbstractStateCompositeProcessor;
import org.apache.mailet.Mailet;
import org.apache.mailet.MailetConfig;
import org.apache.mailet.Matcher;
import org.apache.mailet.MatcherConfig;

/// James' mail processors, each a chain of mailets that a mail's state leads to. The configuration that James reads
/// from a file is made here from the mailets themselves.
public final class Processors extends AbstractStateCompositeProcessor {
    private final Map<String, Mailet> mailets;

    private Processors(Map<String, Mailet> mailets) {
        this.mailets = mailets;
    }

    /// Starts a processor for each mailet.
    ///
    /// @param mailets by the state that leads to them; [Mail#ERROR] and [Mail#DEFAULT] are among them
    public static Processors start(Map<String, Mailet> mailets) throws MessagingException {
        Processors processors = new Processors(new LinkedHashMap<>(mailets));
        processors.configure(configuration(mailets));
        try {
            processors.init();
        } catch (MessagingException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("The mail processors cannot be started", e);
        }
        return processors;
    }

    @Override
    protected MailProcessor createMailProcessor(String state, HierarchicalConfiguration<ImmutableNode> configuration)
            throws Exception {
        MailetProcessorImpl processor = new MailetProcessorImpl(new Unmeasured());
        processor.setMailetLoader(this::mailet);
        processor.setMatcherLoader(Processors::matcher);
        processor.setRootMailProcessor(this);
        processor.configure(configuration);
        processor.init();
        return processor;
    }

    private Mailet mailet(MailetConfig configuration) throws MessagingException {
        Mailet mailet = Optional.ofNullable(mailets.get(configuration.getMailetName()))
                .orElseThrow(() -> new MessagingException("There is no mailet " + configuration.getMailetName()));
        mailet.init(configuration);
        return mailet;
    }

    private static Matcher matcher(MatcherConfig configuration) throws MessagingException {
        Matcher matcher = new EveryRecipient();
        matcher.init(configuration);
        return matcher;
    }

    private static HierarchicalConfiguration<ImmutableNode> configuration(Map<String, Mailet> mailets) {
        HierarchicalConfiguration<ImmutableNode> configuration = new BaseHierarchicalConfiguration();
        configuration.addProperty("[@enableJmx]", false);
        for (String state : mailets.keySet()) {
            configuration.addProperty("processor(-1)[@state]", state);
            configuration.addProperty("processor[@enableJmx]", false);
            configuration.addProperty("processor.mailet(-1)[@match]", EveryRecipient.class.getSimpleName());
            configuration.addProperty("processor.mailet[@class]", state);
            // What a mailet throws reaches the spooler, which knows a database that is away from a bad mail.
            configuration.addProperty("processor.mailet.onMailetException", "propagate");
        }
        return configuration;
    }
}
