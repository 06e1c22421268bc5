"""Which addresses are of the open internet."""

from ipaddress import IPv4Address, ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmfield.web.public_addresses import is_public, may_read


@pytest.mark.parametrize("address", ["8.8.8.8", "1.1.1.1", "203.0.112.9", "2606:4700::1111", "2a00:1450::5"])
def test_addresses_of_the_open_internet_may_be_read(address: str):
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.1"),
        *("224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1"),
        *("::1", "::", "fe80::1", "fec0::1", "fc00::1", "fd00:ec2::254", "ff02::1", "::127.0.0.1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::10.0.0.1", "2001:0:1::"),
    ],
)
def test_all_others_may_not(address: str):
    assert not is_public(ip_address(address))


@given(st.ip_addresses(v=4))
def test_an_address_written_as_ipv6_is_the_same_address(address: IPv4Address):
    assert is_public(ip_address(f"::ffff:{address}")) == is_public(address)


def test_a_network_of_ones_own_is_opened_in_either_writing():
    own = [ip_network("10.1.2.0/24")]
    assert may_read(ip_address("10.1.2.3"), own)
    assert may_read(ip_address("::ffff:10.1.2.3"), own)
    assert not may_read(ip_address("10.1.3.3"), own)
