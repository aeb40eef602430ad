#!/usr/bin/env perl
# Verifies the files named on the standard input with Mail::DKIM, by the strict rules of RFC 8301. The first argument
# is a file of names and text records with a tab between them. Prints the file and its results.
use strict;
use warnings;
use Mail::DKIM::Verifier;
use Mail::DKIM::DNS;
use Net::DNS;

my %zone;
open my $zones, '<', $ARGV[0] or die "$ARGV[0]: $!";
while (<$zones>) { chomp; my ($name, $text) = split /\t/, $_, 2; $zone{lc $name} = $text; }
no warnings 'redefine';
*Mail::DKIM::DNS::query_async = sub {
    my ($name, $type, %options) = @_;
    my $success = $options{Callbacks}{Success} || sub { $_[0] };
    my $error   = $options{Callbacks}{Error}   || sub { die $_[0] };
    my $text    = $zone{ lc $name };
    my @records;
    if (defined $text) {
        my @strings = $text =~ /(.{1,255})/gs;
        @records = Net::DNS::RR->new(owner => $name, type => 'TXT', txtdata => [@strings]);
    }
    eval { $success->(@records); 1 } or $error->($@);
    return sub { return };
};
while (my $file = <STDIN>) {
    chomp $file;
    open my $in, '<:raw', $file or die "$file: $!";
    my $message = do { local $/; <$in> };
    $message =~ s/(?<!\r)\n/\r\n/g;
    my $verifier = Mail::DKIM::Verifier->new(Strict => 1);
    my $result = eval { $verifier->PRINT($message); $verifier->CLOSE; $verifier->result_detail };
    $result = "error $@" unless defined $result;
    $result =~ s/\s+/ /g;
    print "$file\t$result\n";
}
