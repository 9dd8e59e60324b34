package io.trustrail.gateway.detect.pii.context;

/** The topics that more than one kind of value shares, and those that rule a value out. */
public final class Topics {

    public static final Topic PHONE =
            Topic.of("phone*, tel, tel., tele, telephone*, mobile*, cell, cellphone*, landline,"
                    + " hotline, fax*, call, calls, called, dial, text me, text, sms, whatsapp, ring, reach*, telefon*, telefax, mobil*,"
                    + " handy*, durchwahl, rufnummer*, ruf, anruf*, erreichbar, festnetz*, fon, portable, appelez, appeler, appele,"
                    + " joindre, joignable, movil*, celular, llama*, tfno, tlf, telefo*, chiama*, cellulare, numero de tel*,"
                    + " bellen, 電話, 携帯, 連絡先, ファックス, ファクス, 전화, 手机, 电话, voicemail, extension, signal, viber");

    public static final Topic CARD =
            Topic.hint("card, card number, card no*, cardnumber, creditcard*, cc number, credit card*,"
                    + " debit card*, visa, mastercard, amex, american express, kreditkarte*, kartennummer*, karte, carte bancaire,"
                    + " carte bleue, carte de credit*, numero de carte, tarjeta*, carta di credito, pan, carta de credito, cartao,"
                    + " creditcardnummer, カード, カード番号, 信用卡, 카드");

    public static final Topic IP =
            Topic.hint("ip, ips, ipv4, ipv6, host*, server*, address, adresse, direccion, client,"
                    + " remote addr*, source ip, アドレス");

    public static final Topic VERSION =
            Topic.hint("version*, ver, v, release*, build*, firmware, revision, section, chapter,"
                    + " update*, upgrade*, downgrade*, install*, pip, npm, aktualisier*, actualiz*, mettre a jour, actualis*,"
                    + " バージョン, ビルド, 版, sdk, kernel, driver version");

    public static final Topic OTHER =
            Topic.of("order*, invoice*, sku, skus, ticket*, tracking*, serial*, isbn*, issn, ean, upc,"
                    + " gtin, article*, item*, reference number, ref, ref no, bestell*, rechnung*, auftrag*, sendung*, artikel*,"
                    + " seriennummer*, aktenzeichen, vorgang*, kundennummer*, commande*, facture*, pedido*, factura*, albaran*, uuid*,"
                    + " sha*, commit*, part number, part no*, product*, produkt*, parcel*, shipment*, paket*, colis, suivi,"
                    + " seguimiento, envio*, timestamp*, zeitstempel, request id, requestid, trace id, session id, build number,"
                    + " doi, pmid, arxiv, rfc, model no*, model number, model, modell*, customer number, customer id, batch*, lot,"
                    + " patent*, catalog*, price*, preis*, total*, amount*, betrag, montant, importe, quantity, error*,"
                    + " code de suivi, bug, issue, pull request, revision id, hash, checksum, md5, ordine, fattura, spedizione,"
                    + " bestelling, factuur, encomenda, fatura, mac os, test card*, dummy*, 注文, 伝票, 追跡, 型番, 商品, 管理番号,"
                    + " 請求書, 品番, 受注, 予約番号, 問い合わせ番号, お問い合わせ番号, 金額, 合計, シリアル, 製造番号, 주문, 订单");

    public static final Topic PASSPORT =
            Topic.of("passport*, reisepass*, pass nr*, passnummer*, pasaporte*, passeport*,"
                    + " passaporto*, paspoort*, passaporte*, パスポート, 旅券, 护照, 여권, paszport*");

    public static final Topic DRIVER_LICENSE =
            Topic.of("driver license*, drivers license*, driver's license*, driver licence*,"
                    + " driver's licence*, drivers licence*, driving licence*, driving license*, dl, dl number, dl no, license number,"
                    + " dl#, fuhrerschein*, permis de conduire, numero de permis, permiso de conducir, carnet de conducir,"
                    + " licencia de conducir, patente, patente di guida, rijbewijs*, carta de conducao, 運転免許*, 免許証*, 免許番号,"
                    + " 운전면허*, 驾驶证*");

    public static final Topic BANK_ACCOUNT =
            Topic.of("account number*, account no*, account num*, acct*, bank account*,"
                    + " checking account*, savings account*, account#, kontonummer*, kontonr*, konto nr*, konto, bankkonto,"
                    + " bankverbindung*, numero de compte, compte bancaire, numero de cuenta, cuenta bancaria, cuenta, numero di conto,"
                    + " conto corrente, rekeningnummer*, rekening, numero da conta, conta bancaria, 口座番号, 口座, 普通預金*,"
                    + " 普通, 当座*, 振込先, 계좌*, 账号");

    public static final Topic PLATE =
            Topic.of("license plate*, licence plate*, number plate*, plate number*, plate no*, plate,"
                    + " plates, vehicle registration*, registration number*, registration plate*, reg number, reg no*, kennzeichen*,"
                    + " kfz kennzeichen*, autokennzeichen*, nummernschild*, immatriculation*, plaque*, matricula*, placa*, targa,"
                    + " kenteken*, nummerplaat, ナンバープレート, 車のナンバー, 車両番号, 車両ナンバー, 登録番号, 車牌*");

    public static final Topic TAX_ID = Topic.of("tax id*, tax identification*, taxpayer*, tax number*, tax no*, tin,"
            + " steuer id*, numero fiscal*, tax ref*, fiscal number");

    public static final Topic BIRTH =
            Topic.hint("born, birth, dob, d.o.b*, birthday*, birthdate*, birth date*, date of birth,"
                    + " geb, geb., geboren*, geburtsdatum*, geburtstag*, ne le, nee le, ne(e) le, ne e le, naissance*, ne en,"
                    + " anniversaire*, nacido*, nacida*, nacio, nacimiento, fecha de nac*, f. nac*, cumpleanos*, nato, nata, nascita,"
                    + " compleanno, geboortedatum*, geboren op, verjaardag*, nascido, nascida, nascimento, data de nasc*, aniversario,"
                    + " 生年月日, 誕生日, 生まれ, 出生*, 生日, 생년월일, fodselsdato, data urodzenia, 誕生");

    private Topics() {}
}
