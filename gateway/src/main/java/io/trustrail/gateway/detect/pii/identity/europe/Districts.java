package io.trustrail.gateway.detect.pii.identity.europe;

import io.trustrail.gateway.detect.pii.code.Code;
import java.util.Set;

/** The letters that German number plates begin with: the district where a vehicle is registered. */
final class Districts {

    private static final Set<String> CODES = Set.of(
            ("A AA AB ABG ABI AC AE AH AIB AIC AK AL ALF ALZ AM AN ANA ANG ANK AO AP APD ARN ART AS ASL ASZ AT AU"
                            + " AUR AW AZ AZE B BA BAD BAR BB BBG BBL BC BCH BD BED BER BF BGD BGL BH BI BID BIN BIR BIT BIW BK BKS"
                            + " BL BLB BLK BM BN BNA BO BOG BOH BOR BOT BP BRA BRB BRG BRK BRL BRV BS BSB BSK BT BTF BUD BUL BW BWL"
                            + " BYL BZ BZA C CA CAS CB CE CHA CLP CLZ CO COC COE CR CUX CW D DA DAH DAN DAU DB DBR DD DE DEG DEL"
                            + " DGF DH DI DIL DIN DIZ DKB DL DLG DM DN DO DON DS DU DUD DW DZ E EA EB EBE EBN EBS ECK ED EE EF EH"
                            + " EI EIC EIL EIN EIS EL EM EMD EMS EN ER ERB ERH ERK ERZ ES ESB ESW EU EUT EW F FB FD FDB FDS FEU FF"
                            + " FFB FG FH FI FKB FL FLO FN FO FOR FR FRG FRI FRW FS FT FTL FUS FW FWM G GA GAN GAP GC GD GDB GE GEL"
                            + " GEM GEO GER GF GG GHA GHC GI GK GL GLA GM GMN GN GNT GOA GOH GP GR GRA GRH GRI GRM GRS GRZ GS GT"
                            + " GTH GUB GUN GV GVM GW GZ H HA HAB HAL HAM HAS HB HBN HBS HC HCH HD HDH HDL HE HEB HEF HEI HEL HER"
                            + " HET HF HG HGN HGW HH HHM HI HIG HIP HK HL HM HMU HN HO HOG HOH HOL HOM HOR HOT HP HR HRO HS HSK HST"
                            + " HU HUS HV HVL HWI HX HY HZ IGB IK IL IN IS IZ J JB JE JEV JL K KA KB KC KE KEH KEL KEM KF KG KH KI"
                            + " KIB KK KL KLE KLZ KM KN KO KR KRU KS KT KU KUS KW KY KYF L LA LAN LAU LB LBS LBZ LC LD LDK LDS LEO"
                            + " LER LEV LF LG LH LI LIB LIC LIF LIN LIP LL LM LN LOS LP LR LSA LSN LSZ LU LUK LWL M MA MAB MAI MAK"
                            + " MAL MAR MB MC MD ME MED MEG MEI MEK MEL MER MET MG MGH MGN MH MHL MI MIL MK MKK ML MM MN MO MOD MOL"
                            + " MON MOS MQ MR MS MSE MSH MSP MST MTK MTL MU MVL MW MY MYK MZ MZG N NAB NAI NAU NB ND NDH NE NEA NEB"
                            + " NEC NEN NES NEW NF NH NI NK NL NM NMB NMS NOH NOL NOM NOR NP NR NRU NU NVP NW NWM NY NZ OA OAL OB"
                            + " OBB OBG OC OD OE OF OG OH OHA OHV OHZ OK OL OLD OP OPR OR OS OSL OTW OVI OVL OVP P PA PAF PAN PAR"
                            + " PB PCH PE PEG PF PI PIR PL PLO PM PN PR PRU PS PW PZ QFT QLB R RA RC RD RDG RE REG REH REI RG RH RI"
                            + " RID RIE RL RM RN RO ROD ROF ROK ROL ROS ROT ROW RP RPL RS RSL RT RU RV RW RY RZ S SAB SAD SAL SAN"
                            + " SAW SB SBG SBK SC SCZ SDH SDL SDT SE SEB SEE SEF SEL SFA SFT SG SGH SH SHA SHG SHK SHL SI SIG SIM"
                            + " SK SL SLE SLF SLG SLK SLN SLS SLZ SM SN SO SOB SOG SOK SON SP SPB SPN SR SRB SRO ST STA STB STD STE"
                            + " STL STO SU SUL SW SWA SY SZ SZB TBB TDO TE TET TF TG THL THW TIR TO TP TR TS TT TUT UE UEM UER UH"
                            + " UL UM UN USI V VB VEC VER VG VIB VIE VIT VK VL VOH VS W WA WAF WAK WAN WAR WAT WB WBS WDA WE WEL"
                            + " WEN WER WES WF WG WHV WI WIL WIS WIT WIZ WK WL WLG WM WMS WN WND WO WOB WOH WOL WOR WOS WR WRN WS"
                            + " WSF WST WSW WT WTL WTM WUG WUN WUR WV WW WZ WZL X Y Z ZE ZEL ZI ZIG ZP ZR ZW ZZ")
                    .split(" ", -1));

    private Districts() {}

    /** Whether the letters can be a district and one or two letters more. */
    static boolean isPlate(Code code) {
        int letters = 0;
        while (letters < code.length() && code.isLetter(letters)) {
            letters++;
        }
        for (int length = 1; length <= 3 && length < letters; length++) {
            if (letters - length <= 2 && CODES.contains(code.text(0, length))) {
                return letters < code.length();
            }
        }
        return false;
    }
}
