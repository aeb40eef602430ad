package org.mailassay.appliance.command;

import java.time.Instant;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.appliance.settings.Settings;
import org.mailassay.store.Database;
import org.mailassay.store.account.Account;
import org.mailassay.store.domain.Domain;
import org.mailassay.store.domain.DomainActivation;
import org.mailassay.store.domain.DomainAddition;
import org.mailassay.store.domain.DomainStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `domain add`: a domain whose reports are to be counted.
@Command(
        name = "add",
        description = "Add a domain to an account. Reports for it are counted once it is activated; those that came"
                + " before it was added are counted as well.")
final class DomainAddCommand extends DatabaseCommand {
    @Parameters(paramLabel = "NAME", description = "The domain, as in example.com.")
    private String name = "";

    @Option(names = "--activate", description = "Activate it at once; also when it was added before.")
    private boolean activate;

    @Mixin
    private final AccountOption account = new AccountOption();

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    DomainAddCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    void run(Settings settings, Database database) {
        DomainName domainName = DomainName.of(name)
                .filter(read -> read.text().contains("."))
                .orElseThrow(() -> CommandFailure.misuse(name + " is not a domain name"));
        Account holder = account.find(database);
        DomainStore domains = new DomainStore(database);
        Domain domain = add(domains, holder, domainName);
        show(activate ? activate(domains, holder, domain) : domain);
    }

    private Domain add(DomainStore domains, Account holder, DomainName domainName) {
        return switch (domains.add(holder, domainName)) {
            case DomainAddition.Added(Domain added) -> added;
            case DomainAddition.Duplicate _ ->
                domains.find(holder.id(), domainName)
                        .filter(_ -> activate)
                        .orElseThrow(() -> new CommandFailure("the account has the domain " + domainName.text()
                                + " already; with --activate it is activated"));
            case DomainAddition.QuotaReached(int allowed) ->
                throw new CommandFailure("the account's plan allows " + allowed + " domains and it has them");
        };
    }

    private static Domain activate(DomainStore domains, Account holder, Domain domain) {
        return switch (domains.activate(holder, domain.id(), Instant.now())) {
            case DomainActivation.Active(Domain active) -> active;
            case DomainActivation.QuotaReached(int allowed) ->
                throw new CommandFailure("the account's plan allows " + allowed + " active domains and it has them");
            case DomainActivation.NoSuchDomain _ -> throw new CommandFailure("the domain is gone");
        };
    }

    private void show(Domain domain) {
        if (json) {
            printJson(DomainListCommand.fields(domain));
        } else {
            print("Domain  %s (%s), %s"
                    .formatted(domain.name(), Ids.domain(domain.id()), domain.active() ? "active" : "not active"));
        }
    }
}
