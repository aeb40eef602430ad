#!/usr/bin/env perl
# Signs messages with Mail::DKIM. Each line of the standard input has, with tabs between them: the message's file, the
# key's file, domain, selector, and both canonicalizations. The signature is put on top of the message.
use strict;
use warnings;
use Mail::DKIM::Signer;

while (my $line = <STDIN>) {
    chomp $line;
    my ($file, $key, $domain, $selector, $header, $body) = split /\t/, $line;
    open my $in, '<:raw', $file or die "$file: $!";
    my $message = do { local $/; <$in> };
    close $in;
    my $signer = Mail::DKIM::Signer->new(
        Algorithm => 'rsa-sha256', Method => "$header/$body", Domain => $domain, Selector => $selector, KeyFile => $key);
    $signer->PRINT($message);
    $signer->CLOSE;
    open my $out, '>:raw', $file or die "$file: $!";
    print $out $signer->signature->as_string, "\r\n", $message;
    close $out;
}
